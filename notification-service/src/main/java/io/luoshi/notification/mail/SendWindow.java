package io.luoshi.notification.mail;

import io.luoshi.notification.NotificationSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** The hours of a day in which digests leave, in office time. Which days are working days is the planner's matter. */
@Component
public class SendWindow {

    private final Clock clock;
    private final NotificationSettings.Digest settings;

    SendWindow(Clock clock, NotificationSettings settings) {
        this.clock = clock;
        this.settings = settings.digest();
    }

    /** Whether it is that day now, and inside the window. */
    public boolean isOpenOn(LocalDate day) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        LocalTime time = now.toLocalTime();
        return now.toLocalDate().equals(day) && !time.isBefore(settings.opens()) && time.isBefore(settings.closes());
    }

    /** Now on the office clock. */
    public Instant now() {
        return clock.instant();
    }

    /** Today in the office. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
