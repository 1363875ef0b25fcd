package io.luoshi.progress.report;

import io.luoshi.progress.calendar.OfficeCalendar;
import io.luoshi.progress.receipt.Receipts;
import io.luoshi.progress.receipt.Submission;
import io.luoshi.starter.outbox.Contest;
import io.luoshi.starter.web.IfMatch;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What units and the office do with reports. Each call reads one document and writes it. */
@Service
class ReportingService {

    /**
     * A caller without If-Match cares for the rules, not for the version: when another was quicker, perhaps only our own overdue job,
     * the command is tried on what is stored now. After some tries the caller hears of it.
     */
    private static final int TRIES = 3;

    private final ProgressReports reports;
    private final ReportFinder finder;
    private final OfficeCalendar calendar;
    private final ReportSettings settings;
    private final ReportMetrics metrics;
    private final Receipts receipts;

    ReportingService(
            ProgressReports reports,
            ReportFinder finder,
            OfficeCalendar calendar,
            ReportSettings settings,
            ReportMetrics metrics,
            Receipts receipts) {
        this.reports = reports;
        this.finder = finder;
        this.calendar = calendar;
        this.settings = settings;
        this.metrics = metrics;
        this.receipts = receipts;
    }

    /** @param created the report did not exist before: it was handed in voluntarily */
    record Saved(ProgressReport report, boolean created) {}

    ProgressReport find(ReportId id) {
        return finder.find(id);
    }

    /** The receipt of the last submission. */
    String receipt(ReportId id) {
        String receipt = finder.find(id).history().receipt();
        if (receipt == null) {
            throw ReportingProblem.noReceipt(id);
        }
        return receipt;
    }

    /** Whether a submission lies here as its receipt says that it was. */
    Kept kept(Submission submission) {
        return reports.findById(submission.report())
                .flatMap(report -> report.history().submitted(submission.revision()))
                .map(content -> content.sha256().equals(submission.contentSha256()) ? Kept.SAME : Kept.CHANGED)
                .orElse(Kept.MISSING);
    }

    Saved save(ReportId id, ReportContent content, @Nullable String ifMatch, Signature signature) {
        return Contest.untilSaved(TRIES, () -> {
            ProgressReport report = finder.findOrOpen(id);
            IfMatch.check(ifMatch, report);
            boolean created = report.version() < 0;
            boolean changed = report.draft(content, settings.maxText(), signature);
            return new Saved(changed ? reports.save(report) : report, created);
        });
    }

    ProgressReport submit(ReportId id, @Nullable String ifMatch, Signature signature) {
        return change(id, ifMatch, report -> report.submit(signature, receipts::sign), metrics::submitted);
    }

    ProgressReport accept(ReportId id, @Nullable String ifMatch, Signature signature) {
        return change(id, ifMatch, report -> report.accept(signature), metrics::accepted);
    }

    ProgressReport giveBack(ReportId id, ReturnReport request, @Nullable String ifMatch, Signature signature) {
        String reason = request.checkedReason(id, settings.maxText());
        LocalDate dueOn = newDueOn(id, request.dueOn());
        return change(id, ifMatch, report -> report.giveBack(reason, dueOn, signature), metrics::returned);
    }

    /** @param command tells whether it changed the report */
    private ProgressReport change(
            ReportId id, @Nullable String ifMatch, Predicate<ProgressReport> command, Runnable count) {
        return Contest.untilSaved(TRIES, () -> {
            ProgressReport report = finder.find(id);
            IfMatch.check(ifMatch, report);
            if (command.test(report)) {
                reports.save(report);
                count.run();
            }
            return report;
        });
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
