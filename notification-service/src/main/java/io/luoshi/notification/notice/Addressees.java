package io.luoshi.notification.notice;

import io.luoshi.notification.mail.Kind;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.notification.recipient.Recipient;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds who is to be told; where there is nobody, {@code luoshi.notifications.unaddressed} counts it and the log names the unit. */
@Component
class Addressees {

    private static final Logger log = LoggerFactory.getLogger(Addressees.class);

    private final Directory directory;
    private final MeterRegistry meters;

    Addressees(Directory directory, MeterRegistry meters) {
        this.directory = directory;
        this.meters = meters;
    }

    /** The liaison officers of a unit. */
    List<Recipient> officers(Kind kind, String unit) {
        return counted(kind, unit, directory.liaisonOfficers(unit));
    }

    /** The supervisors who review a unit's report, except the one who handed it in. */
    List<Recipient> reviewers(Kind kind, String unit, String actor) {
        return counted(kind, unit, directory.reviewersOf(unit)).stream()
                .filter(reviewer -> !reviewer.id().equals(actor))
                .toList();
    }

    private List<Recipient> counted(Kind kind, String unit, List<Recipient> people) {
        if (people.isEmpty()) {
            meters.counter("luoshi.notifications.unaddressed", "kind", kind.code())
                    .increment();
            log.warn("Nobody to be told: {} of unit {}", kind.code(), unit);
        }
        return people;
    }
}
