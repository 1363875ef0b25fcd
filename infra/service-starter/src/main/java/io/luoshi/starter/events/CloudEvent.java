package io.luoshi.starter.events;

import java.time.Instant;

/**
 * An event as a listener receives it: CloudEvents 1.0 attributes and the record of the published language.
 *
 * @param id the same for every delivery and replay of the event
 * @param subject id of the aggregate it tells of
 * @param sequence counts the aggregate's events; a copy that holds a higher one already knows newer facts
 * @param time when the fact happened
 * @param data a record of {@code io.luoshi.events}, or {@link Unknown}
 */
public record CloudEvent(
        String id, String type, String source, String subject, Instant time, long sequence, Object data) {

    /** An event of a type that this version of the service does not know; it is passed over. */
    public record Unknown() {}
}
