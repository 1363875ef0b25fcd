package io.luoshi.unit.register;

import org.jspecify.annotations.Nullable;

/**
 * Who is to stand in for somebody, and on which days: a person of the unit by his id, or a colleague who has no duty of his own.
 *
 * @param person id of somebody whom the unit's register knows; absent for a colleague
 * @param colleague absent when a person is named
 */
public record StandIn(@Nullable String person, @Nullable Colleague colleague, Period period) {

    /** @param language of mails: {@code zh} or {@code en} */
    public record Colleague(String name, String email, String language) {}
}
