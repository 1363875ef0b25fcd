package io.luoshi.progress.report;

import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The rules of reporting that a caller can break. */
final class ReportingProblem {

    private ReportingProblem() {}

    static DomainProblem invalid(String report, List<FieldProblem> errors) {
        return new DomainProblem(errors, "invalid-report", HttpStatus.UNPROCESSABLE_CONTENT, report);
    }

    static DomainProblem invalid(String report, String field, @Nullable Object value, String code) {
        return invalid(report, List.of(new FieldProblem(field, value, code)));
    }

    static DomainProblem wrongState(String report, ReportStatus state, ReportStatus... allowed) {
        String needed = Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(", "));
        return new DomainProblem("report-state", HttpStatus.CONFLICT, report, state, needed);
    }

    static DomainProblem notAssigned(ReportId id) {
        return new DomainProblem("not-assigned", HttpStatus.NOT_FOUND, id.task(), id.unit());
    }

    static DomainProblem onlyLeadsSubmit(ReportId id) {
        return new DomainProblem("only-leads-submit", HttpStatus.UNPROCESSABLE_CONTENT, id.task(), id.unit());
    }

    static DomainProblem periodNotAllowed(ReportId id, Assignment assignment, List<ReportingPeriod> allowed) {
        String periods = allowed.stream().map(ReportingPeriod::toString).collect(Collectors.joining(", "));
        return new DomainProblem(
                List.of(new FieldProblem("period", id.period(), "period-not-allowed", List.of(periods))),
                "period-not-allowed",
                HttpStatus.UNPROCESSABLE_CONTENT,
                id.period(),
                assignment.plan(),
                periods);
    }

    static DomainProblem unknown(ReportId id) {
        return new DomainProblem("unknown-report", HttpStatus.NOT_FOUND, id);
    }

    static DomainProblem noReceipt(ReportId id) {
        return new DomainProblem("no-receipt", HttpStatus.NOT_FOUND, id);
    }
}
