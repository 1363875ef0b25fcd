package io.luoshi.progress.report;

import io.luoshi.events.WorkingDays;
import io.luoshi.progress.assignment.Assignment;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * When the reports on an assignment fall due. Rule: the cadence's day of the period's last month, the last day of a shorter month,
 * rolled forward to a working day even into the next month or year.
 */
public record ReportingSchedule(Assignment assignment, WorkingDays workingDays) {

    /** The periods of the plan's year. */
    public List<ReportingPeriod> periods() {
        return ReportingPeriod.of(assignment.year(), assignment.cadence().frequency());
    }

    public LocalDate dueOn(ReportingPeriod period) {
        YearMonth month = period.lastMonth();
        int day = Math.min(assignment.cadence().dueDay(), month.lengthOfMonth());
        return workingDays.roll(month.atDay(day));
    }

    /**
     * The periods whose due date is not before the dispatch. When all have passed (the plan of a past year is taken over), all are
     * owed; a report on another period may be handed in voluntarily.
     */
    public List<ReportingPeriod> owed() {
        List<ReportingPeriod> coming = periods().stream()
                .filter(period -> !dueOn(period).isBefore(assignment.dispatchedOn()))
                .toList();
        return coming.isEmpty() ? periods() : coming;
    }

    /** Opens the report on a period: owed by its due date, or voluntary. */
    public ProgressReport open(ReportingPeriod period) {
        return ProgressReport.open(assignment, period, dueOn(period), owed().contains(period));
    }
}
