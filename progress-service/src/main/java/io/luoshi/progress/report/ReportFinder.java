package io.luoshi.progress.report;

import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.assignment.Assignments;
import io.luoshi.progress.calendar.OfficeCalendar;
import io.luoshi.starter.ReplicaWait;
import org.springframework.stereotype.Component;

/** Finds the report a caller means, or says precisely why there is none. */
@Component
class ReportFinder {

    private final ProgressReports reports;
    private final Assignments assignments;
    private final OfficeCalendar calendar;
    private final ReplicaWait replicaWait;

    ReportFinder(ProgressReports reports, Assignments assignments, OfficeCalendar calendar, ReplicaWait replicaWait) {
        this.reports = reports;
        this.assignments = assignments;
        this.calendar = calendar;
        this.replicaWait = replicaWait;
    }

    ProgressReport find(ReportId id) {
        return reports.findById(id.toString()).orElseGet(() -> {
            checkedAssignment(id);
            // Reports are opened before their assignment becomes visible: once it is known, so are they.
            return reports.findById(id.toString()).orElseThrow(() -> ReportingProblem.unknown(id));
        });
    }

    /** The report, or a new one that is not stored yet for a period that may be reported voluntarily. */
    ProgressReport findOrOpen(ReportId id) {
        return reports.findById(id.toString()).orElseGet(() -> {
            ReportingSchedule schedule = checkedAssignment(id);
            return reports.findById(id.toString()).orElseGet(() -> schedule.open(ReportingPeriod.valueOf(id.period())));
        });
    }

    private ReportingSchedule checkedAssignment(ReportId id) {
        Assignment assignment = replicaWait
                .until(() -> assignments.find(id.task(), id.unit()))
                .orElseThrow(() -> ReportingProblem.notAssigned(id));
        if (!assignment.isLead()) {
            throw ReportingProblem.onlyLeadsSubmit(id);
        }
        ReportingSchedule schedule = new ReportingSchedule(assignment, calendar.workingDays());
        if (schedule.periods().stream().noneMatch(period -> period.toString().equals(id.period()))) {
            throw ReportingProblem.periodNotAllowed(id, assignment, schedule.periods());
        }
        return schedule;
    }
}
