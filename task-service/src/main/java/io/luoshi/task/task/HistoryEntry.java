package io.luoshi.task.task;

import io.luoshi.task.Stamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a task, kept for good.
 *
 * @param subject what changed: the unit of an assignment, the report, the indicator; absent for the task itself
 * @param from value before, where there was one
 */
public record HistoryEntry(
        Instant at,
        String by,
        Change change,
        @Nullable String subject,
        @Nullable String from,
        @Nullable String to) {

    /** The kinds of change. */
    public enum Change {
        REGISTERED,
        DISPATCHED,
        TEXT_CHANGED,
        CHAPTER_CHANGED,
        DEADLINE_CHANGED,
        LEADERS_CHANGED,
        GUIDES_CHANGED,
        INDICATOR_CHANGED,
        REFERENCES_CHANGED,
        UNITS_DESIGNATED,
        STATE_CHANGED,
        ASSIGNMENT_CHANGED,
        REPORT_SUBMITTED,
        REPORT_RETURNED,
        REPORT_ACCEPTED,
        VALUE_CHANGED,
        LIGHT_CHANGED
    }

    static HistoryEntry of(
            Stamp stamp, Change change, @Nullable String subject, @Nullable Object from, @Nullable Object to) {
        return new HistoryEntry(stamp.at(), stamp.by(), change, subject, textOf(from), textOf(to));
    }

    private static @Nullable String textOf(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
