package io.luoshi.load;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;

/** The plain Kafka client on the same topic: what the machine can do without Luoshi. */
record RawConsumer(String kafka, String mongo) {

    /** Reads so many events from the beginning of the topic, and inserts each durably if wanted. */
    double perSecond(int count, boolean insert) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.GROUP_ID_CONFIG,
                "raw-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        StringDeserializer text = new StringDeserializer();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, text, text);
                MongoClient client = MongoClients.create(mongo)) {
            MongoCollection<Document> inserts = client.getDatabase("bare")
                    .getCollection("events")
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            consumer.subscribe(List.of("progress-events"));
            int read = 0;
            long start = 0;
            while (read < count) {
                for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofSeconds(1))) {
                    start = start == 0 ? System.nanoTime() : start;
                    if (insert) {
                        inserts.insertOne(new Document("key", event.key()).append("value", event.value()));
                    }
                    read++;
                }
            }
            return read / Pipeline.seconds(start);
        }
    }
}
