package io.luoshi.notification.reminder;

import io.luoshi.notification.mail.Draft;
import io.luoshi.notification.mail.Kind;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.recipient.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The digest that a person is to get on a day.
 *
 * @param lines most urgent first
 * @param newestFact when the newest of the reports changed
 */
record PlannedDigest(Recipient recipient, LocalDate day, List<Line> lines, Instant newestFact) {

    /** One digest per person and day. */
    String id() {
        return "digest:" + recipient.id() + ":" + day;
    }

    Draft draft() {
        return new Draft(id(), Kind.DIGEST, recipient, day, lines, null);
    }
}
