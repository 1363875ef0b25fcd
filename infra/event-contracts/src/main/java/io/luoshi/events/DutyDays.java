package io.luoshi.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The office days on which somebody has a duty, both ends within. Which day it is goes by the office's time zone.
 *
 * @param from the first day; absent: since ever
 * @param until the last day; absent: until further notice
 */
public record DutyDays(@Nullable LocalDate from, @Nullable LocalDate until) {

    public boolean include(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
