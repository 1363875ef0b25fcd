package io.luoshi.notification;

import io.luoshi.notification.mail.Outgoing;
import io.luoshi.notification.reminder.ProgressEvents;
import io.luoshi.starter.events.CloudEvent;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The whole service on a real store and a fake relay, with its workers stopped: tests take each step by hand and set the clock. All
 * subclasses share one context.
 */
@SpringBootTest(
        properties = {"luoshi.notifications.relay.probe-after=50ms", "spring.mail.properties.mail.smtp.timeout=2000"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.Store.class)
@Import({ServiceTest.OfficeClock.class, Outgoing.class, ProgressEvents.class})
public abstract class ServiceTest {

    protected static final FakeRelay relay = new FakeRelay();

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected MongoTemplate mongo;

    @Autowired
    protected Outgoing outgoing;

    @Autowired
    protected MockMvcTester http;

    @Autowired
    private List<Worker> workers;

    private long sequence;

    @TestConfiguration
    static class OfficeClock {
        @Bean
        SettableClock clock() {
            return new SettableClock();
        }
    }

    @DynamicPropertySource
    static void relay(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", relay::port);
    }

    @BeforeEach
    void startAnew() {
        workers.forEach(Worker::stop);
        mongo.getCollectionNames().forEach(name -> mongo.getCollection(name).deleteMany(new Document()));
        clock.set("2025-03-20T09:00");
        relay.reset();
    }

    /** An event as it comes from Kafka, newer than any before. */
    protected CloudEvent event(Object data) {
        return event(data, ++sequence);
    }

    protected static CloudEvent event(Object data, long sequence) {
        return new CloudEvent("id", "type", "/test", "subject", Instant.EPOCH, sequence, data);
    }
}
