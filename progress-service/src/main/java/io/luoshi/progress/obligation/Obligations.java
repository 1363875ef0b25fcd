package io.luoshi.progress.obligation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.WorkingDays;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.calendar.OfficeCalendar;
import io.luoshi.progress.report.ProgressReport;
import io.luoshi.progress.report.ProgressReports;
import io.luoshi.progress.report.ReportMetrics;
import io.luoshi.progress.report.ReportingSchedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Opens reports, moves their due dates and announces the overdue ones; each of these may be repeated or cut short without harm. */
@Service
class Obligations {

    private static final int BATCH = 200;

    private final ProgressReports reports;
    private final MongoTemplate mongo;
    private final OfficeCalendar calendar;
    private final ReportMetrics metrics;

    Obligations(ProgressReports reports, MongoTemplate mongo, OfficeCalendar calendar, ReportMetrics metrics) {
        this.reports = reports;
        this.mongo = mongo;
        this.calendar = calendar;
        this.metrics = metrics;
    }

    /** Opens the reports an assignment makes owed, those that do not exist yet; the others take over what it says now. */
    void open(Assignment assignment) {
        List<ProgressReport> owed = owed(assignment);
        List<ProgressReport> found = stored(owed);
        found.stream().filter(report -> report.renew(assignment)).forEach(reports::save);
        Set<String> known = found.stream().map(ProgressReport::id).collect(Collectors.toSet());
        List<ProgressReport> missing =
                owed.stream().filter(report -> !known.contains(report.id())).toList();
        reports.insert(missing);
        metrics.opened(missing.size());
    }

    /** Frees a unit of the reports that its assignment made owed. */
    void release(Assignment assignment) {
        stored(owed(assignment)).stream().filter(ProgressReport::release).forEach(reports::save);
    }

    private List<ProgressReport> owed(Assignment assignment) {
        ReportingSchedule schedule = new ReportingSchedule(assignment, calendar.workingDays());
        return schedule.owed().stream().map(schedule::open).toList();
    }

    private List<ProgressReport> stored(List<ProgressReport> owed) {
        return reports.findAllById(owed.stream().map(ProgressReport::id).toList());
    }

    /** Brings reports still owed to the due dates that the calendars give now. A due date of December may lie in the next year's calendar. */
    void reschedule(int year) {
        WorkingDays workingDays = calendar.workingDays();
        Query owed = Query.query(where("owed").is(true).and("assignment.year").in(year - 1, year));
        try (Stream<ProgressReport> found = mongo.stream(owed, ProgressReport.class)) {
            found.filter(report -> report.reschedule(workingDays)).forEach(reports::save);
        }
    }

    /** Announces a batch of reports whose due date has passed; gives how many, 0 when nothing is left. */
    int announceOverdue() {
        LocalDate today = calendar.today();
        Query late = Query.query(where("owed")
                        .is(true)
                        .and("overdueAnnounced")
                        .is(false)
                        .and("dueOn")
                        .lt(today))
                .with(Sort.by("dueOn"))
                .limit(BATCH);
        List<ProgressReport> found = mongo.find(late, ProgressReport.class);
        return (int) found.stream().filter(report -> announce(report, today)).count();
    }

    private boolean announce(ProgressReport report, LocalDate today) {
        if (!report.announceOverdue(today)) {
            return false;
        }
        try {
            reports.save(report);
            metrics.overdue();
            return true;
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            return false; // perhaps just handed in; if it is still late, the next batch has it
        }
    }
}
