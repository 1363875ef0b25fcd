package io.luoshi.gateway.page;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The office's clock, which the services go by as well.
 *
 * @param offset how far the clock is ahead of the real time, negative if behind; set by {@code ./run --as-of}
 * @param zone the office's time zone
 */
@ConfigurationProperties("luoshi.clock")
record OfficeClock(
        @DefaultValue("PT0S") Duration offset,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    boolean isSet() {
        return !offset.isZero();
    }

    /** To the minute, e.g. {@code 2025-03-20 09:00}. */
    String time(Clock realTime) {
        return LocalDateTime.now(Clock.offset(realTime, offset).withZone(zone)).format(TO_THE_MINUTE);
    }
}
