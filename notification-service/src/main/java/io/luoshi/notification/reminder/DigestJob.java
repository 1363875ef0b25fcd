package io.luoshi.notification.reminder;

import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.mail.Messages;
import io.luoshi.notification.mail.SendWindow;
import io.luoshi.starter.Leases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Queues today's digests inside the send window: at its opening, and later for people of whom a report was not known by then. The
 * lease spares the other instances the work; the digests' ids keep each to one, whoever plans it.
 */
@Component
class DigestJob {

    private final DigestPlanner planner;
    private final Messages messages;
    private final SendWindow window;
    private final Leases leases;
    private final NotificationSettings.Digest settings;

    DigestJob(
            DigestPlanner planner, Messages messages, SendWindow window, Leases leases, NotificationSettings settings) {
        this.planner = planner;
        this.messages = messages;
        this.window = window;
        this.leases = leases;
        this.settings = settings.digest();
    }

    void run() {
        LocalDate today = window.today();
        if (!window.isOpenOn(today) || !leases.take("digest", settings.scan().multipliedBy(2))) {
            return;
        }
        Instant now = window.now();
        List<PlannedDigest> digests = planner.plan(today).digests().stream()
                .filter(digest -> hasSettled(digest, now))
                .toList();
        Set<String> planned =
                messages.planned(digests.stream().map(PlannedDigest::id).toList());
        digests.stream()
                .filter(digest -> !planned.contains(digest.id()))
                .forEach(digest -> messages.plan(digest.draft()));
    }

    /** A fact from the future is an old one: the office clock of a demo was set back. */
    private boolean hasSettled(PlannedDigest digest, Instant now) {
        return digest.newestFact().isAfter(now)
                || !digest.newestFact().plus(settings.settle()).isAfter(now);
    }
}
