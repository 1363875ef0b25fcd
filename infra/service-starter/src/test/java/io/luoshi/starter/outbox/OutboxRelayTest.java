package io.luoshi.starter.outbox;

import static io.luoshi.starter.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.UnitEvent;
import io.luoshi.starter.Leases;
import io.luoshi.starter.LuoshiProperties;
import io.luoshi.starter.TestBackends;
import io.luoshi.starter.TopicReader;
import io.luoshi.starter.sample.Sample;
import io.luoshi.starter.sample.SampleApplication;
import io.luoshi.starter.sample.Samples;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.ContextConfiguration;

/** Relays beside and after one another. The context's own relay is stopped in each test. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = TestBackends.class)
class OutboxRelayTest {

    @Autowired
    private Samples samples;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private OutboxStore store;

    @Autowired
    private OutboxSender sender;

    @Autowired
    private Leases leases;

    @Autowired
    private LuoshiProperties properties;

    @Autowired
    private Clock clock;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private OutboxRelay contextsRelay;

    private final String prefix = "R-" + UUID.randomUUID() + "-";

    private OutboxRelay relay(Clock at) {
        return new OutboxRelay(store, sender, leases, properties.outbox(), at);
    }

    private List<String> saveThirtyWithThreeEventsEach() {
        List<String> ids = IntStream.range(0, 30).mapToObj(i -> prefix + i).toList();
        ids.forEach(id -> samples.save(new Sample(id).rename("a").rename("b").rename("c")));
        return ids;
    }

    private long unsent() {
        return mongo.getCollection("samples").countDocuments(new Document("outbox.0", new Document("$exists", true)));
    }

    @Test
    void twoRelaysCostOnlyDuplicates() {
        contextsRelay.stop();
        List<String> ids = saveThirtyWithThreeEventsEach();
        OutboxRelay one = relay(clock);
        OutboxRelay other = relay(clock);
        ids.forEach(id -> {
            one.nudge("samples", id);
            other.nudge("samples", id);
        });
        one.start();
        other.start();

        await().untilAsserted(() -> assertThat(unsent()).isZero());
        one.stop();
        other.stop();
        try (TopicReader topic = new TopicReader(TestBackends.kafka(), UnitEvent.TOPIC)) {
            assertThat(ids)
                    .allSatisfy(id -> await().untilAsserted(() -> assertThat(topic.recordsOf(id))
                            .extracting(record -> header(record, "ce_sequence"))
                            .containsOnly("1", "2", "3")
                            .startsWith("1")
                            .endsWith("3")));
        }
    }

    @Test
    void theScanFindsWhatNoNudgeTold() {
        contextsRelay.stop();
        List<String> ids = saveThirtyWithThreeEventsEach();

        relay(clock).scan();

        assertThat(unsent()).isZero();
        try (TopicReader topic = new TopicReader(TestBackends.kafka(), UnitEvent.TOPIC)) {
            assertThat(ids)
                    .allSatisfy(id -> await().untilAsserted(() -> assertThat(topic.recordsOf(id))
                            .extracting(record -> header(record, "ce_sequence"))
                            .containsExactly("1", "2", "3")));
        }
    }

    @Test
    void anInstanceWithoutTheLeaseSendsNothingMissedButMeasuresIt() {
        contextsRelay.stop();
        saveThirtyWithThreeEventsEach();
        Date until = Date.from(Instant.now().plus(properties.outbox().lease()));
        mongo.save(new Document("_id", "outbox").append("holder", "another").append("until", until), "leases");

        relay(clock).scan();

        assertThat(unsent()).isGreaterThanOrEqualTo(30);
        assertThat(meters.get("luoshi.outbox.pending").gauge().value()).isEqualTo(unsent());
        mongo.remove(Query.query(Criteria.where("_id").is("outbox")), "leases");
    }

    @Test
    void aRelayWhoseOfficeClockWasSetBackStillFindsOldEvents() {
        contextsRelay.stop();
        saveThirtyWithThreeEventsEach();

        relay(Clock.offset(clock, Duration.ofDays(-400))).scan();

        assertThat(unsent()).isZero();
    }
}
