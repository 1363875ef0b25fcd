package io.luoshi.starter.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.converter.MessageConversionException;

/** CloudEvents 1.0 in Kafka's binary mode: attributes as {@code ce_} headers, the value is the plain JSON of the event. */
public final class CloudEventHeaders {

    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String SEQUENCE = "ce_sequence";

    private CloudEventHeaders() {}

    /** The Kafka record of an outbox entry; key is the aggregate's id, so an aggregate's events keep their order. */
    public static ProducerRecord<String, byte[]> toRecord(String source, String aggregate, Document entry) {
        byte[] value = entry.getString("payload").getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(entry.getString("topic"), aggregate, value);
        Headers headers = record.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, entry.getString("eventId"));
        put(headers, TYPE, entry.getString("type"));
        put(headers, SOURCE, source);
        put(headers, SUBJECT, aggregate);
        put(headers, TIME, entry.get("occurredAt", Date.class).toInstant().toString());
        put(headers, SEQUENCE, entry.getLong("sequence").toString());
        put(headers, "content-type", "application/json");
        String traceparent = entry.getString("traceparent");
        if (traceparent != null) {
            put(headers, "traceparent", traceparent);
        }
        return record;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The attributes of a received record around its data. */
    static CloudEvent read(ConsumerRecord<?, ?> record, Object data) {
        return new CloudEvent(
                text(record, ID),
                text(record, TYPE),
                text(record, SOURCE),
                text(record, SUBJECT),
                Instant.parse(text(record, TIME)),
                Long.parseLong(text(record, SEQUENCE)),
                data);
    }

    static String text(ConsumerRecord<?, ?> record, String name) {
        return text(record, name, null);
    }

    static String text(ConsumerRecord<?, ?> record, String name, @Nullable String otherwise) {
        Header header = record.headers().lastHeader(name);
        if (header != null) {
            return new String(header.value(), StandardCharsets.UTF_8);
        }
        if (otherwise != null) {
            return otherwise;
        }
        throw new MessageConversionException("No header " + name + " at " + record.topic() + "-" + record.partition()
                + " offset " + record.offset() + ": not a CloudEvent");
    }
}
