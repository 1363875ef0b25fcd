package io.luoshi.starter.events;

import static io.luoshi.starter.events.CloudEventHeaders.text;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.support.KafkaHeaders;

/** Where and why a record failed, as Spring Kafka's recoverer notes it on the dead-letter topic. */
record FailureHeaders(String topic, String origin, String error) {

    /** The consumer group that could not digest the record; empty for a record that no recoverer put there. */
    static String groupOf(ConsumerRecord<String, byte[]> record) {
        return text(record, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, "");
    }

    static FailureHeaders of(ConsumerRecord<String, byte[]> record) {
        String topic = text(record, KafkaHeaders.DLT_ORIGINAL_TOPIC);
        int partition = number(record, KafkaHeaders.DLT_ORIGINAL_PARTITION).getInt();
        long offset = number(record, KafkaHeaders.DLT_ORIGINAL_OFFSET).getLong();
        return new FailureHeaders(
                topic, topic + "-" + partition + "-" + offset, text(record, KafkaHeaders.DLT_EXCEPTION_MESSAGE, ""));
    }

    private static ByteBuffer number(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return ByteBuffer.wrap(header.value());
    }
}
