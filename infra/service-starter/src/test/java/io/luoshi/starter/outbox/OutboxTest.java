package io.luoshi.starter.outbox;

import static io.luoshi.starter.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.luoshi.events.UnitEvent;
import io.luoshi.starter.TestBackends;
import io.luoshi.starter.TopicReader;
import io.luoshi.starter.sample.Sample;
import io.luoshi.starter.sample.SampleApplication;
import io.luoshi.starter.sample.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.ContextConfiguration;

/** The outbox with a store and a broker that work. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = TestBackends.class)
class OutboxTest {

    @Autowired
    private Samples samples;

    @Autowired
    private MongoTemplate mongo;

    private final String id = "S-" + UUID.randomUUID();
    private TopicReader topic;

    @BeforeEach
    void subscribe() {
        topic = new TopicReader(TestBackends.kafka(), UnitEvent.TOPIC);
    }

    @AfterEach
    void unsubscribe() {
        topic.close();
    }

    private Document stored(String sample) {
        return mongo.getCollection("samples").find(new Document("_id", sample)).first();
    }

    private void awaitEmptyOutbox(String sample) {
        await().untilAsserted(() ->
                assertThat(stored(sample).getList("outbox", Document.class)).isEmpty());
    }

    private List<ConsumerRecord<String, byte[]>> awaitRecords(String sample, int count) {
        await().untilAsserted(() -> assertThat(topic.recordsOf(sample)).hasSizeGreaterThanOrEqualTo(count));
        return topic.recordsOf(sample);
    }

    private static List<String> sequences(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(record -> header(record, "ce_sequence")).toList();
    }

    @Test
    void sendsTheEventsOfAnAggregateInOrder() {
        samples.save(new Sample(id).rename("a").rename("b").rename("c"));
        awaitRecords(id, 3);
        awaitEmptyOutbox(id);
        samples.save(samples.findById(id).orElseThrow().rename("d"));

        List<ConsumerRecord<String, byte[]>> records = awaitRecords(id, 4);
        assertThat(sequences(records)).containsExactly("1", "2", "3", "4");
        assertThat(records)
                .extracting(ConsumerRecord::partition)
                .containsOnly(records.getFirst().partition());
    }

    @Test
    void sendsACloudEventWhoseValueIsTheStateAfterTheFact() {
        samples.save(new Sample(id).rename("区教育局"));

        ConsumerRecord<String, byte[]> record = awaitRecords(id, 1).getFirst();
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_type")).isEqualTo("io.luoshi.unit.changed.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/sample-service");
        assertThat(header(record, "ce_subject")).isEqualTo(id);
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(UUID.fromString(header(record, "ce_id")).version()).isEqualTo(7);
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"name\":\"区教育局\"");
        assertThat(record.headers()).extracting("key").doesNotContain("__TypeId__");
    }

    @Test
    void takesSentEventsOutWithoutCountingUpTheVersion() {
        Sample saved = samples.save(new Sample(id).rename("a"));
        awaitEmptyOutbox(id);
        assertThat(stored(id).getLong("version")).isZero();

        samples.save(saved.rename("b"));
        assertThat(samples.findById(id).orElseThrow().version()).isOne();
    }

    @Test
    void ofTwoWhoChangeTheSameStateOneIsRefusedAndTellsNothing() {
        samples.save(new Sample(id).rename("a"));
        Sample mine = samples.findById(id).orElseThrow();
        Sample yours = samples.findById(id).orElseThrow();
        samples.save(mine.rename("mine"));

        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> samples.save(yours.rename("yours")));
        awaitEmptyOutbox(id);
        assertThat(topic.recordsOf(id)).noneMatch(record -> new String(record.value()).contains("yours"));
    }

    @Test
    void anEventThatKafkaRefusesHoldsUpItsOwnAggregateOnly() {
        String huge = "x".repeat(2_000_000);
        samples.saveAll(List.of(new Sample(id).rename(huge), new Sample(id + "-next").rename("fits")));

        awaitRecords(id + "-next", 1);
        awaitEmptyOutbox(id + "-next");
        assertThat(stored(id).getList("outbox", Document.class)).hasSize(1);
        mongo.getCollection("samples").deleteOne(new Document("_id", id));
    }

    @Test
    void savesWithoutAFactSendNothing() {
        samples.save(new Sample(id));
        samples.save(new Sample(id + "-marker").rename("x"));
        awaitRecords(id + "-marker", 1);
        assertThat(topic.recordsOf(id)).isEmpty();
    }
}
