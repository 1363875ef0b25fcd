package io.luoshi.notification.mail;

import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.TaskEvent.TaskAssigned;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One task or report in a mail.
 *
 * @param subject id of the task or report
 * @param number the task's number in the notice
 * @param unitName the unit that leads, co-organises or reports
 * @param workingDaysLeft until the due date on the day of the mail; negative: overdue by so many
 * @param path of the page it links to, below the gateway's address
 */
public record Line(
        String subject,
        int number,
        String title,
        String unitName,
        @Nullable AssignmentRole role,
        @Nullable String period,
        @Nullable LocalDate dueOn,
        @Nullable Integer workingDaysLeft,
        String path) {

    /** A task that a unit was given. */
    public static Line of(TaskAssigned assigned) {
        var task = assigned.task();
        String path = "/#/tasks/" + task.id();
        return new Line(
                task.id(), task.number(), task.title(), assigned.unitName(), assigned.role(), null, null, null, path);
    }

    /** A report, without a count of days. */
    public static Line of(ReportState report) {
        String path = reportPath(report.task(), report.unit(), report.period());
        return new Line(
                report.id(),
                report.taskNumber(),
                report.taskTitle(),
                report.unitName(),
                null,
                report.period(),
                report.dueOn(),
                null,
                path);
    }

    /** The page of a report. */
    public static String reportPath(String task, String unit, String period) {
        return "/#/tasks/" + task + "/units/" + unit + "/reports/" + period;
    }
}
