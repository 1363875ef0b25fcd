package io.luoshi.notification.notice;

import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.notification.mail.Draft;
import io.luoshi.notification.mail.Kind;
import io.luoshi.notification.mail.Line;
import io.luoshi.notification.mail.Messages;
import io.luoshi.notification.recipient.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the reviewers of a report that was handed in, and the unit of one that was returned. At once, and once per revision and person. */
@Component
public class ReportNotices {

    private final Addressees addressees;
    private final Messages messages;

    ReportNotices(Addressees addressees, Messages messages) {
        this.addressees = addressees;
        this.messages = messages;
    }

    public void reported(ProgressReported event) {
        ReportState report = event.report();
        for (Recipient reviewer : addressees.reviewers(Kind.PROGRESS_REPORTED, report.unit(), event.submittedBy())) {
            plan(Kind.PROGRESS_REPORTED, report, reviewer, null);
        }
    }

    public void returned(ReportReturned event) {
        ReportState report = event.report();
        for (Recipient officer : addressees.officers(Kind.REPORT_RETURNED, report.unit())) {
            plan(Kind.REPORT_RETURNED, report, officer, event.reason());
        }
    }

    private void plan(Kind kind, ReportState report, Recipient recipient, @Nullable String reason) {
        String id = kind.code() + ":" + report.id() + ":" + report.revision() + ":" + recipient.id();
        messages.plan(new Draft(id, kind, recipient, null, List.of(Line.of(report)), reason));
    }
}
