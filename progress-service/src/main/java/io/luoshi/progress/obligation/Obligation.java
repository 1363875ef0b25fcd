package io.luoshi.progress.obligation;

import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.WorkingDays;
import io.luoshi.progress.assignment.Assignment;
import java.time.LocalDate;

/**
 * Who owes what by when: a report without its text.
 *
 * @param owed false once it is handed in, and for a voluntary report
 */
record Obligation(
        String id,
        Assignment assignment,
        String period,
        LocalDate dueOn,
        ReportStatus state,
        boolean owed,
        int revision) {

    boolean isOverdue(LocalDate today) {
        return owed && dueOn.isBefore(today);
    }

    /** Working days since the due date; 0 when not overdue. */
    int daysLate(LocalDate today, WorkingDays workingDays) {
        return isOverdue(today) ? workingDays.between(dueOn, today) : 0;
    }
}
