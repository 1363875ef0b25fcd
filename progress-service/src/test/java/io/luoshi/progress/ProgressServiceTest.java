package io.luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.EventCatalog;
import io.luoshi.events.ProgressEvent;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.TaskEvent;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.starter.events.CloudEvent;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a store and a broker: an assignment comes in as an event, a report by HTTP, and the report goes out as an event. */
// Consumers that have just started need some seconds to join their group.
@SpringBootTest(properties = "luoshi.replica-wait=30s")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.class)
@Import({OnTheStore.Clocks.class, ProgressServiceTest.Subscriber.class})
class ProgressServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Subscriber {

        final Queue<CloudEvent> received = new ConcurrentLinkedQueue<>();

        @KafkaListener(topics = ProgressEvent.TOPIC, groupId = "subscriber-${random.uuid}")
        void on(CloudEvent event) {
            received.add(event);
        }

        List<Object> about(String report) {
            return received.stream()
                    .filter(event -> event.subject().equals(report))
                    .map(CloudEvent::data)
                    .toList();
        }
    }

    private static final Duration JOINING = Duration.ofSeconds(30);

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Subscriber subscriber;

    @Autowired
    private SettableClock clock;

    private final String task = Given.newTask();
    private final String march = "/api/progress/tasks/" + task + "/units/U-1/reports/2025-03";

    @Test
    void tellsTheWorldOfAReportOnAnAssignmentJustMade() {
        TaskAssigned assigned = Given.assigned(task, "U-1", AssignmentRole.LEAD, Given.DISPATCHED);
        announce(assigned, 1);
        announce(assigned, 1);

        // Written before the assignment may have arrived: the service waits for its copy.
        assertThat(http.put()
                        .uri(march)
                        .contentType("application/json")
                        .content("{\"progress\": \"已新增12家\", \"values\": [{\"indicator\": \"i1\", \"value\": 12}]}"))
                .hasStatusOk();
        assertThat(http.post().uri(march + "/submit")).hasStatusOk();

        await().atMost(JOINING)
                .untilAsserted(() -> assertThat(subscriber.about(task + ":U-1:2025-03"))
                        .anySatisfy(event -> assertThat(event)
                                .isInstanceOfSatisfying(ProgressReported.class, reported -> {
                                    assertThat(reported.values()).containsExactly(Given.value("i1", "12"));
                                    assertThat(reported.report().unitName()).isEqualTo("区发改委");
                                    assertThat(reported.submittedBy()).isEqualTo("unchecked");
                                    assertThat(reported.submittedAt()).isEqualTo(clock.instant());
                                })));
    }

    @Test
    void movesDueDatesAfterItsOwnCalendarWasPublished() {
        announce(Given.assigned(task, "U-1", AssignmentRole.LEAD, Given.DISPATCHED), 1);
        assertThat(http.get().uri(march)).bodyJson().extractingPath("$.dueOn").isEqualTo("2025-03-25");

        Map<String, Object> calendar = Map.of("daysOff", List.of("2025-03-25"), "makeUpWorkdays", List.of());
        assertThat(http.put()
                        .uri("/api/progress/calendars/2025")
                        .contentType("application/json")
                        .content(JsonMapper.shared().writeValueAsString(calendar)))
                .hasStatusOk();

        await().atMost(JOINING)
                .untilAsserted(() -> assertThat(http.get().uri(march))
                        .bodyJson()
                        .extractingPath("$.dueOn")
                        .isEqualTo("2025-03-26"));
    }

    private void announce(Object event, long sequence) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TaskEvent.TOPIC, task, JsonMapper.shared().writeValueAsBytes(event));
        Map<String, String> headers = Map.of(
                "ce_id", UUID.randomUUID().toString(),
                "ce_type", EventCatalog.typeOf(event.getClass()),
                "ce_source", "/task-service",
                "ce_subject", task,
                "ce_time", clock.instant().toString(),
                "ce_sequence", String.valueOf(sequence));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        kafka.send(record).join();
    }
}
