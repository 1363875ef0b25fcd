package io.luoshi.progress.obligation;

import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.WorkingDays;
import io.luoshi.progress.assignment.Assignment;
import java.time.LocalDate;

/**
 * A line of the list of obligations.
 *
 * @param report id of the report
 * @param owed the unit has to hand it in and has not
 * @param overdue owed and due before today; a flag, never a state
 * @param daysLate working days since the due date; 0 when not overdue
 */
record ObligationView(
        String report,
        String task,
        int taskNumber,
        String taskTitle,
        String plan,
        String unit,
        String unitName,
        String period,
        LocalDate dueOn,
        ReportStatus state,
        boolean owed,
        boolean overdue,
        int daysLate,
        int revision) {

    static ObligationView of(Obligation obligation, LocalDate today, WorkingDays workingDays) {
        Assignment assignment = obligation.assignment();
        return new ObligationView(
                obligation.id(),
                assignment.task(),
                assignment.taskNumber(),
                assignment.taskTitle(),
                assignment.plan(),
                assignment.unit(),
                assignment.unitName(),
                obligation.period(),
                obligation.dueOn(),
                obligation.state(),
                obligation.owed(),
                obligation.isOverdue(today),
                obligation.daysLate(today, workingDays),
                obligation.revision());
    }
}
