package io.luoshi.starter.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.UnitEvent;
import io.luoshi.starter.TestBackends;
import io.luoshi.starter.sample.SampleApplication;
import io.luoshi.starter.sample.SampleListener;
import io.luoshi.starter.web.DomainProblem;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a listener that fails to the engineer who settles it. {@code application.yml} asks for two retries. */
@SpringBootTest(classes = SampleApplication.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestBackends.class)
class DeadLettersTest {

    private static final String VALUE = """
            {"unit":{"id":"%s","name":"区教育局","kind":"OTHER","aliases":[],"people":[],"retired":false}}""";

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private SampleListener listener;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MeterRegistry meters;

    private final String subject = "D-" + UUID.randomUUID();
    private final String eventId = UUID.randomUUID().toString();

    private void send(String type, String value, Map<String, String> otherHeaders) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(UnitEvent.TOPIC, subject, value.getBytes(StandardCharsets.UTF_8));
        Map<String, String> attributes = Map.of(
                "ce_id",
                eventId,
                "ce_type",
                type,
                "ce_source",
                "/unit-service",
                "ce_subject",
                subject,
                "ce_time",
                "2025-03-20T01:00:00Z",
                "ce_sequence",
                "1");
        attributes.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        otherHeaders.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        kafka.send(record).join();
    }

    private void send() {
        send("io.luoshi.unit.registered.v1", VALUE.formatted(subject), Map.of());
    }

    private List<JsonNode> letters(String state) {
        MvcTestResult result = http.get()
                .uri("/api/samples/dead-letters?size=200&state=" + state)
                .exchange();
        assertThat(result).hasStatusOk();
        try {
            return json
                    .readTree(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                    .path("items")
                    .values()
                    .stream()
                    .filter(letter -> subject.equals(letter.path("key").asString("")))
                    .toList();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode awaitWaitingLetter() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(letters("WAITING")).hasSize(1));
        return letters("WAITING").getFirst();
    }

    private MvcTestResult replay(JsonNode letter) {
        return http.post()
                .uri("/api/samples/dead-letters/{id}/replay", letter.path("id").asString())
                .exchange();
    }

    private MvcTestResult discard(JsonNode letter, String body) {
        return http.post()
                .uri("/api/samples/dead-letters/{id}/discard", letter.path("id").asString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void anEventThatKeepsFailingIsRetriedSetAsideAndAfterTheRepairReplayedAsTheSameEvent() {
        listener.failFor(subject, () -> new IllegalStateException("store was down"));
        send();

        JsonNode letter = awaitWaitingLetter();
        assertThat(listener.deliveries(subject)).hasSize(3);
        assertThat(letter.path("topic").asString()).isEqualTo("unit-events");
        assertThat(letter.has("value"))
                .as("what it says is not for those who run the system")
                .isFalse();
        assertThat(letter.path("headers").path("ce_id").asString()).isEqualTo(eventId);
        assertThat(letter.path("error").asString()).contains("store was down");
        await().until(() -> meters.get("luoshi.dead.letters").gauge().value() > 0);

        listener.recover(subject);
        assertThat(replay(letter)).hasStatusOk();
        await().untilAsserted(() -> assertThat(listener.deliveries(subject)).hasSize(4));
        assertThat(listener.deliveries(subject)).extracting(CloudEvent::id).containsOnly(eventId);
        assertThat(letters("WAITING")).isEmpty();
        assertThat(letters("REPLAYED")).hasSize(1);

        assertThat(replay(letter))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("dead-letter-settled");
    }

    @Test
    void aBrokenRuleIsNotRetried() {
        listener.failFor(subject, () -> new DomainProblem("sample-closed", HttpStatus.UNPROCESSABLE_CONTENT, subject));
        send();

        assertThat(awaitWaitingLetter().path("error").asString()).contains("sample-closed");
        assertThat(listener.deliveries(subject)).hasSize(1);
    }

    @Test
    void anUnreadableEventNeverReachesTheListener() {
        send("io.luoshi.unit.registered.v1", "{\"unit\": 7}", Map.of());

        assertThat(awaitWaitingLetter().path("error").asString()).contains("Unreadable io.luoshi.unit.registered.v1");
        assertThat(listener.deliveries(subject)).isEmpty();
    }

    @Test
    void anEventOfATypeThatIsNotKnownYetIsPassedOver() {
        send("io.luoshi.unit.merged.v1", "{}", Map.of());
        await().untilAsserted(() -> assertThat(listener.deliveries(subject)).hasSize(1));
        assertThat(listener.deliveries(subject).getFirst().data()).isInstanceOf(CloudEvent.Unknown.class);
    }

    @Test
    void anEventThatFailedAfterThreeReplaysIsNotReplayedAgain() {
        listener.failFor(subject, () -> new IllegalArgumentException("for good"));
        send("io.luoshi.unit.registered.v1", VALUE.formatted(subject), Map.of("luoshi_replays", "2"));

        assertThat(replay(awaitWaitingLetter())).hasStatusOk();
        JsonNode again = awaitWaitingLetter();
        assertThat(again.path("replays").asInt()).isEqualTo(3);
        assertThat(replay(again))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("too-many-replays");
    }

    @Test
    void discardingNeedsAReason() {
        listener.failFor(subject, () -> new IllegalArgumentException("for good"));
        send();
        JsonNode letter = awaitWaitingLetter();

        assertThat(discard(letter, "{\"reason\": \" \"}")).hasStatus(422);
        assertThat(discard(letter, "{\"reason\": \"测试数据\"}")).hasStatusOk();
        assertThat(letters("WAITING")).isEmpty();
        assertThat(letters("DISCARDED").getFirst().path("note").asString()).isEqualTo("测试数据");
    }

    @Test
    void aDeadLetterThatNobodyKnowsIsNotFound() {
        assertThat(http.post()
                        .uri("/api/samples/dead-letters/unit-events-0-99999/replay")
                        .exchange())
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("unknown-dead-letter");
    }

    @Test
    void aStrangerOnTheDeadLetterTopicDoesNotHoldUpTheOthers() {
        kafka.send(new ProducerRecord<>("unit-events-dlt", subject, new byte[] {1}))
                .join();
        aBrokenRuleIsNotRetried();
    }

    @Test
    void timeFromFactToHandlingIsMeasured() {
        send();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(meters.get("luoshi.event.latency")
                                .tag("type", "io.luoshi.unit.registered.v1")
                                .timer()
                                .count())
                        .isPositive());
    }
}
