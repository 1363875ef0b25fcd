package io.luoshi.notification.reminder;

import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.notification.mail.Line;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A periodic report as far as reminding of it goes: copied from progress-events.
 *
 * @param owed true until it is in or not asked for any more, and again after it was returned
 * @param changedAt when this copy was made
 * @param sequence of the event that this copy stems from
 */
@Document("owed_reports")
record OwedReport(
        @Id String id,
        String task,
        int taskNumber,
        String taskTitle,
        String unit,
        String unitName,
        String period,
        LocalDate dueOn,
        boolean owed,
        Instant changedAt,
        long sequence) {

    static OwedReport of(ReportState report, Instant now, long sequence) {
        return new OwedReport(
                report.id(),
                report.task(),
                report.taskNumber(),
                report.taskTitle(),
                report.unit(),
                report.unitName(),
                report.period(),
                report.dueOn(),
                isOwed(report.status()),
                now,
                sequence);
    }

    OwedReport released() {
        return new OwedReport(
                id, task, taskNumber, taskTitle, unit, unitName, period, dueOn, false, changedAt, sequence);
    }

    private static boolean isOwed(ReportStatus status) {
        return switch (status) {
            case OPEN, DRAFT, RETURNED -> true;
            case SUBMITTED, ACCEPTED -> false;
        };
    }

    Line line(int workingDaysLeft) {
        String path = Line.reportPath(task, unit, period);
        return new Line(id, taskNumber, taskTitle, unitName, null, period, dueOn, workingDaysLeft, path);
    }

    /** Whether the line still asks for this report: it is owed, and by the same day. */
    boolean isAskedForBy(Line line) {
        return owed && dueOn.equals(line.dueOn());
    }
}
