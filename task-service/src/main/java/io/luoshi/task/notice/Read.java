package io.luoshi.task.notice;

import org.jspecify.annotations.Nullable;

/**
 * Something read from the notice.
 *
 * @param span the words it was read from
 */
public record Read<T>(T value, Span span, Confidence confidence) {

    /** What was read, if anything was. */
    public static <T> @Nullable T valueOf(@Nullable Read<T> read) {
        return read == null ? null : read.value();
    }
}
