package io.luoshi.progress.report;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.ProgressEvent.ReportStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as callers see it.
 *
 * @param owed the unit has to hand it in and has not
 * @param overdue owed and due before today; a flag, never a state
 * @param revision how often it was submitted
 * @param returnReason why the office sent it back last, while it is returned or being corrected
 * @param receipt of the last submission, signed: docs/receipts.md
 */
record ReportView(
        String id,
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
        int revision,
        @Nullable String progress,
        @Nullable String problems,
        @Nullable String nextSteps,
        List<IndicatorValue> values,
        @Nullable String returnReason,
        @Nullable String receipt) {

    static ReportView of(ProgressReport report, LocalDate today) {
        ReportState facts = report.toState();
        ReportContent content = report.content();
        return new ReportView(
                facts.id(),
                facts.task(),
                facts.taskNumber(),
                facts.taskTitle(),
                facts.plan(),
                facts.unit(),
                facts.unitName(),
                facts.period(),
                facts.dueOn(),
                facts.status(),
                report.isOwed(),
                report.isOverdue(today),
                facts.revision(),
                content.progress(),
                content.problems(),
                content.nextSteps(),
                content.stated(),
                report.returnReason(),
                report.history().receipt());
    }
}
