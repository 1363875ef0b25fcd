package io.luoshi.starter.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits in its aggregate's document until Kafka has acknowledged it.
 *
 * @param eventId UUIDv7, {@code ce_id} on the wire
 * @param sequence counts the aggregate's events from 1 without gaps
 * @param payload the JSON that goes out, byte for byte
 * @param traceparent W3C trace context of the request that raised it
 */
record OutboxEntry(
        String eventId,
        String type,
        String topic,
        long sequence,
        Instant occurredAt,
        String payload,
        @Nullable String traceparent) {

    /** Turns a raised event into an entry. */
    @FunctionalInterface
    interface Factory {
        OutboxEntry create(Object event, long sequence);
    }
}
