package io.luoshi.progress.report;

import io.luoshi.progress.calendar.OfficeCalendar;
import io.luoshi.starter.web.IfMatch;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What units and the office do with reports. Each call reads and writes one document. */
@Service
class ReportingService {

    private final ProgressReports reports;
    private final ReportFinder finder;
    private final OfficeCalendar calendar;
    private final ReportSettings settings;
    private final ReportMetrics metrics;

    ReportingService(
            ProgressReports reports,
            ReportFinder finder,
            OfficeCalendar calendar,
            ReportSettings settings,
            ReportMetrics metrics) {
        this.reports = reports;
        this.finder = finder;
        this.calendar = calendar;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** @param created the report did not exist before: it was handed in voluntarily */
    record Saved(ProgressReport report, boolean created) {}

    ProgressReport find(ReportId id) {
        return finder.find(id);
    }

    Saved save(ReportId id, ReportContent content, @Nullable String ifMatch, Signature signature) {
        ProgressReport report = finder.findOrOpen(id);
        IfMatch.check(ifMatch, report);
        boolean created = report.version() < 0;
        return report.draft(content, settings.maxText(), signature)
                ? new Saved(reports.save(report), created)
                : new Saved(report, false);
    }

    ProgressReport submit(ReportId id, @Nullable String ifMatch, Signature signature) {
        ProgressReport report = matching(id, ifMatch);
        if (report.submit(signature)) {
            reports.save(report);
            metrics.submitted();
        }
        return report;
    }

    ProgressReport accept(ReportId id, @Nullable String ifMatch, Signature signature) {
        ProgressReport report = matching(id, ifMatch);
        if (report.accept(signature)) {
            reports.save(report);
            metrics.accepted();
        }
        return report;
    }

    ProgressReport giveBack(ReportId id, ReturnReport request, @Nullable String ifMatch, Signature signature) {
        ProgressReport report = matching(id, ifMatch);
        String reason = request.checkedReason(id, settings.maxText());
        if (report.giveBack(reason, newDueOn(id, request.dueOn()), signature)) {
            reports.save(report);
            metrics.returned();
        }
        return report;
    }

    private ProgressReport matching(ReportId id, @Nullable String ifMatch) {
        ProgressReport report = finder.find(id);
        IfMatch.check(ifMatch, report);
        return report;
    }

    private LocalDate newDueOn(ReportId id, @Nullable LocalDate asked) {
        LocalDate today = calendar.today();
        if (asked == null) {
            return calendar.workingDays().plus(today, settings.reworkDays());
        }
        if (asked.isBefore(today)) {
            throw ReportingProblem.invalid(id.toString(), "dueOn", asked, "before-today");
        }
        return calendar.workingDays().roll(asked);
    }
}
