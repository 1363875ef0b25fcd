package io.luoshi.notification;

import static io.luoshi.notification.Given.officer;
import static io.luoshi.notification.Given.person;
import static io.luoshi.notification.Given.report;
import static io.luoshi.notification.Given.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.EventCatalog;
import io.luoshi.events.NotificationEvent;
import io.luoshi.events.NotificationEvent.ReminderSent;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.starter.events.CloudEvent;
import io.luoshi.test.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a store, a broker and a relay, with its workers running: events come in, mails and events go out. */
@SpringBootTest
@ContextConfiguration(initializers = TestPlatform.class)
@Import(NotificationServiceTest.Subscriber.class)
class NotificationServiceTest {

    private static final Duration JOINING = Duration.ofSeconds(30);
    private static final FakeRelay relay = new FakeRelay();

    @TestConfiguration(proxyBeanMethods = false)
    static class Subscriber {

        final Queue<Object> received = new ConcurrentLinkedQueue<>();

        @KafkaListener(topics = NotificationEvent.TOPIC, groupId = "subscriber-${random.uuid}")
        void on(CloudEvent event) {
            received.add(event.data());
        }
    }

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private Directory directory;

    @Autowired
    private Subscriber subscriber;

    @DynamicPropertySource
    static void relay(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", relay::port);
    }

    @Test
    void tellsOfEventsByMailAndOfMailsByEvent() {
        var office = unit("U-001", "发改委", officer("p1"), person("s1", PersonRole.SUPERVISOR, "zh"));
        announce(new UnitRegistered(office), office.id(), 1);
        await().atMost(JOINING).until(() -> directory.find("s1").isPresent());

        announce(Given.assigned(1, "U-001"), "T-2025-1-001", 1);
        announce(Given.assigned(2, "U-001"), "T-2025-1-002", 1);
        announce(Given.assigned(1, "U-001"), "T-2025-1-001", 1);
        var handedIn = report(1, "U-001", "2025-03", "2025-03-25", ReportStatus.SUBMITTED);
        var reported = new ProgressReported(handedIn, List.of(), Instant.EPOCH, "unknown");
        announce(reported, handedIn.id(), 2);
        announce(reported, handedIn.id(), 2);

        await().atMost(JOINING)
                .untilAsserted(() -> assertThat(subscriber.received)
                        .extracting(event -> ((ReminderSent) event).message().subject())
                        .containsExactlyInAnyOrder("【落实】新交办 2 项任务，请签收", "【落实】请审核：发改委已提交第1项任务2025年3月进展报告"));
        assertThat(relay.mails()).hasSize(2);
    }

    private void announce(Object event, String aggregate, long sequence) {
        byte[] value = JsonMapper.shared().writeValueAsBytes(event);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(EventCatalog.topicOf(event.getClass()), aggregate, value);
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        EventCatalog.typeOf(event.getClass()),
                        "ce_source",
                        "/test",
                        "ce_subject",
                        aggregate,
                        "ce_time",
                        "2025-03-20T01:00:00Z",
                        "ce_sequence",
                        String.valueOf(sequence))
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        kafka.send(record).join();
    }
}
