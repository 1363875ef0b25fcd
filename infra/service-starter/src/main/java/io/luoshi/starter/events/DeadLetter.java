package io.luoshi.starter.events;

import static io.luoshi.starter.events.CloudEventHeaders.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event that this service could not digest, kept as it came until a person replays or discards it.
 *
 * @param id topic, partition and offset at which it failed
 * @param value the event; whoever runs the system need not read it to replay it
 * @param headers CloudEvents attributes and trace context as received
 * @param replays how often it had been replayed before it failed here
 * @param note why it was discarded
 */
@Document("dead_letters")
record DeadLetter(
        @Id String id,
        String topic,
        @Nullable String key,
        @JsonIgnore String value,
        Map<String, String> headers,
        String error,
        Instant failedAt,
        int replays,
        State state,
        @Nullable String note) {

    static final String REPLAYS = "luoshi_replays";

    enum State {
        /** A person must decide. */
        WAITING,
        /** Sent again with the same id; when it fails again, a new dead letter appears. */
        REPLAYED,
        /** Given up by a person, with a reason. */
        DISCARDED
    }

    /** Reads what the recoverer put on a {@code -dlt} topic. */
    static DeadLetter of(ConsumerRecord<String, byte[]> record, FailureHeaders failure, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> {
            if (!header.key().startsWith("kafka_")) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return new DeadLetter(
                failure.origin(),
                failure.topic(),
                record.key(),
                new String(record.value(), StandardCharsets.UTF_8),
                headers,
                failure.error(),
                now,
                Integer.parseInt(text(record, REPLAYS, "0")),
                State.WAITING,
                null);
    }

    /** The same event for its original topic, with the replay counted. */
    ProducerRecord<String, byte[]> replay() {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
        Map<String, String> counted = new LinkedHashMap<>(headers);
        counted.put(REPLAYS, String.valueOf(replays + 1));
        counted.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    DeadLetter replayed() {
        return with(State.REPLAYED, note);
    }

    DeadLetter discarded(String reason) {
        return with(State.DISCARDED, reason);
    }

    private DeadLetter with(State next, @Nullable String newNote) {
        return new DeadLetter(id, topic, key, value, headers, error, failedAt, replays, next, newNote);
    }
}
