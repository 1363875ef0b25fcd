package io.luoshi.platform;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, in the form all of Luoshi's lists have.
 *
 * @param page counted from 0
 * @param total in all pages
 * @param to the recipient asked for, or empty
 */
record MailPage<T>(List<T> items, int page, int size, int total, String to) {

    <R> MailPage<R> map(Function<T, R> view) {
        return new MailPage<>(items.stream().map(view).toList(), page, size, total, to);
    }
}
