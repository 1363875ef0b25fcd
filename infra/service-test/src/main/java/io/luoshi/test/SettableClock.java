package io.luoshi.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A clock that stands still until a test moves it. Starts at 2025-03-20 09:00 in Shanghai. */
public final class SettableClock extends Clock {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private volatile Instant now = at("2025-03-20T09:00");

    private static Instant at(String officeTime) {
        return LocalDateTime.parse(officeTime).atZone(OFFICE).toInstant();
    }

    /** Sets office time, for example {@code 2025-03-20T09:00}. */
    public void set(String officeTime) {
        now = at(officeTime);
    }

    /** Sets 09:00 office time of a day. */
    public void set(LocalDate day) {
        now = day.atTime(9, 0).atZone(OFFICE).toInstant();
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return OFFICE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
