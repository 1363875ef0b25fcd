package io.luoshi.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What progress-service announces. Key and subject: the report's id ({@code CalendarPublished}: the year). */
public sealed interface ProgressEvent {

    String TOPIC = "progress-events";

    /** A report is owed, or its due date was moved by a new calendar. */
    @EventType("io.luoshi.progress.report-requested.v1")
    record ReportRequested(ReportState report) implements ProgressEvent {}

    /**
     * A unit handed its report in.
     *
     * @param values what it stated for the task's indicators, cumulative since 1 January unless the indicator says otherwise
     */
    @EventType("io.luoshi.progress.reported.v1")
    record ProgressReported(ReportState report, List<IndicatorValue> values, Instant submittedAt, String submittedBy)
            implements ProgressEvent {}

    /** The office sent a report back; its values no longer count and it is owed again by {@code report.dueOn}. */
    @EventType("io.luoshi.progress.report-returned.v1")
    record ReportReturned(ReportState report, String reason, Instant returnedAt, String returnedBy)
            implements ProgressEvent {}

    /** The office accepted a report. */
    @EventType("io.luoshi.progress.accepted.v1")
    record ProgressAccepted(ReportState report, Instant acceptedAt, String acceptedBy) implements ProgressEvent {}

    /** The due date passed without the report; announced once per due date. */
    @EventType("io.luoshi.progress.report-overdue.v1")
    record ReportOverdue(ReportState report) implements ProgressEvent {}

    /** A report is not owed any more, because the unit does not have the task any more. It may be requested again. */
    @EventType("io.luoshi.progress.report-released.v1")
    record ReportReleased(ReportState report) implements ProgressEvent {}

    /** The working calendar of a year is known or was replaced; carries the whole calendar. */
    @EventType("io.luoshi.progress.calendar-published.v1")
    record CalendarPublished(WorkingCalendar calendar) implements ProgressEvent {}

    /**
     * A periodic report after the fact.
     *
     * @param id {@code <task>:<unit>:<period>}
     * @param period {@code 2025-03}, {@code 2025-Q1}, {@code 2025-H1} or {@code 2025}
     * @param revision how often it was submitted; 0 before the first time
     */
    record ReportState(
            String id,
            String task,
            int taskNumber,
            String taskTitle,
            String plan,
            String unit,
            String unitName,
            String period,
            LocalDate dueOn,
            ReportStatus status,
            int revision) {}

    /** The value a unit stated for one indicator of the task, in the indicator's unit. */
    record IndicatorValue(String indicator, BigDecimal value) {}

    /** Life cycle of a report (填报). Source: docs/glossary.md. */
    enum ReportStatus {
        OPEN,
        DRAFT,
        SUBMITTED,
        RETURNED,
        ACCEPTED
    }
}
