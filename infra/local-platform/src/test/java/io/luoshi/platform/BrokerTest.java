package io.luoshi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void keepsEventsAndGroupOffsetsOverARestartOnOtherPorts() throws Exception {
        try (Broker broker = Broker.start(directory, 0, 0)) {
            createTopic(broker);
            send(broker, "first");
            assertThat(read(broker, 1)).containsExactly("first");
        }
        try (Broker broker = Broker.start(directory, 0, 0)) {
            send(broker, "second");
            assertThat(read(broker, 1)).containsExactly("second");
        }
    }

    /**
     * The same files as a clean stop leaves would be too easy: kill -9 in the middle of sending. The new broker has to wait
     * until the session of the killed one is over, and for nothing else: three clean starts leave room for a busy machine.
     */
    @Test
    void losesNoAcknowledgedEventWhenItIsKilledAndIsUsableAtOnce() throws Exception {
        Duration cleanStart = timeOfSecondStart(directory.resolve("clean"));
        Path killed = directory.resolve("killed");
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (BrokerProcess process = BrokerProcess.start(killed)) {
            createTopic(process.bootstrapServers());
            CompletableFuture<Void> sending =
                    CompletableFuture.runAsync(() -> sendUntilItIsGone(process.bootstrapServers(), acknowledged));
            await().atMost(PATIENCE).until(() -> acknowledged.size() >= 200);
            process.close();
            sending.join();
        }

        long start = System.nanoTime();
        try (Broker broker = Broker.start(killed, 0, 0)) {
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(BrokerSettings.SESSION_TIMEOUT.plus(cleanStart.multipliedBy(3)));
            assertThat(read(broker, acknowledged.size())).containsAll(acknowledged);
        }
    }

    /** Of a broker that was stopped cleanly, in a JVM that knows how. */
    private static Duration timeOfSecondStart(Path directory) {
        Broker.start(directory, 0, 0).close();
        long start = System.nanoTime();
        try (Broker _ = Broker.start(directory, 0, 0)) {
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static void sendUntilItIsGone(String servers, Set<String> acknowledged) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "acks", "all", "delivery.timeout.ms", 3_000, "request.timeout.ms", 2_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; ; i++) {
                String event = "event-" + i;
                producer.send(new ProducerRecord<>("task-events", "T-2025-1-" + i % 10, event))
                        .get();
                acknowledged.add(event);
            }
        } catch (ExecutionException gone) {
            assertThat(gone).hasCauseInstanceOf(KafkaException.class);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void createTopic(Broker broker) throws Exception {
        createTopic(broker.bootstrapServers());
    }

    private static void createTopic(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic("task-events", 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(Broker broker, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("task-events", "T-2025-1-001", value))
                    .get();
        }
    }

    private static List<String> read(Broker broker, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("task-events"));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
            consumer.commitSync();
            return values;
        }
    }
}
