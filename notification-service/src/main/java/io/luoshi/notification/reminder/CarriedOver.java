package io.luoshi.notification.reminder;

import io.luoshi.events.WorkingDays;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.mail.Message;
import io.luoshi.notification.mail.Messages;
import io.luoshi.notification.mail.SendWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the digests of the working day before should have said and did not, because the relay was away or refused them. A rung that
 * nobody heard of is not lost: its reports are in the next digest, as long as they are owed.
 */
@Component
class CarriedOver {

    private final Messages messages;
    private final OwedReports reports;
    private final SendWindow window;

    CarriedOver(Messages messages, OwedReports reports, SendWindow window) {
        this.messages = messages;
        this.reports = reports;
        this.window = window;
    }

    /** Reports by the id of the person who is still to hear of them. */
    Map<String, List<OwedReport>> into(LocalDate day, WorkingDays days) {
        LocalDate before = days.plus(day, -1);
        // A digest of today may still be delivered.
        if (!before.isBefore(window.today())) {
            return Map.of();
        }
        return messages.undeliveredDigests(before).stream()
                .collect(Collectors.toMap(digest -> digest.recipient().id(), this::stillOwed));
    }

    private List<OwedReport> stillOwed(Message digest) {
        List<String> ids = reports.holding(digest).stream().map(Line::subject).toList();
        return List.copyOf(reports.find(ids).values());
    }
}
