package io.luoshi.starter.outbox;

import static io.luoshi.starter.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.UnitEvent;
import io.luoshi.platform.Broker;
import io.luoshi.starter.TestBackends;
import io.luoshi.starter.TopicReader;
import io.luoshi.starter.sample.Sample;
import io.luoshi.starter.sample.SampleApplication;
import io.luoshi.starter.sample.Samples;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The broker is absent when the service starts and comes later. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.NONE)
@DirtiesContext
class OutboxWithoutBrokerTest {

    private static final int PORT = freePort();

    @Autowired
    private Samples samples;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void backends(DynamicPropertyRegistry properties) {
        properties.add("spring.mongodb.uri", TestBackends::newDatabase);
        properties.add("spring.kafka.bootstrap-servers", () -> "localhost:" + PORT);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Document> outbox() {
        return mongo.getCollection("samples")
                .find(new Document("_id", "S-1"))
                .first()
                .getList("outbox", Document.class);
    }

    @Test
    void everythingIsKeptAndDeliveredOnceTheBrokerIsThere(@TempDir Path folder) {
        Sample saved = samples.save(new Sample("S-1").rename("a"));
        samples.save(saved.rename("b"));

        assertThat(outbox()).extracting(entry -> entry.getLong("sequence")).containsExactly(1L, 2L);
        await().untilAsserted(() -> {
            assertThat(meters.get("luoshi.outbox.pending").gauge().value()).isEqualTo(1);
            assertThat(meters.get("luoshi.outbox.oldest.age.seconds").gauge().value())
                    .isPositive();
        });

        try (Broker broker = Broker.start(folder, PORT, 0)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(outbox()).isEmpty());
            try (TopicReader topic = new TopicReader(broker.bootstrapServers(), UnitEvent.TOPIC)) {
                await().untilAsserted(() -> assertThat(topic.recordsOf("S-1"))
                        .extracting(record -> header(record, "ce_sequence"))
                        .containsSubsequence("1", "2"));
            }
        }
    }
}
