package io.luoshi.progress.report;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports for the units that write them and the office that reviews them. */
@RestController
@RequestMapping("/api/progress/tasks/{task}/units/{unit}/reports/{period}")
class ReportController {

    private final ReportingService reporting;
    private final Clock clock;

    ReportController(ReportingService reporting, Clock clock) {
        this.reporting = reporting;
        this.clock = clock;
    }

    /** @param values at most one per indicator of the task */
    record SaveReport(
            @Nullable String progress,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable List<@Nullable IndicatorValue> values) {

        ReportContent content() {
            return new ReportContent(progress, problems, nextSteps, values);
        }
    }

    /** Steps, oldest first, each submission with what was submitted then. */
    record HistoryView(List<HistoryEntry> items) {}

    @GetMapping
    ResponseEntity<ReportView> report(
            @PathVariable String task, @PathVariable String unit, @PathVariable String period) {
        return answer(HttpStatus.OK, reporting.find(new ReportId(task, unit, period)));
    }

    @GetMapping("/history")
    @Operation(summary = "What happened to a report, oldest first, each submission with what was submitted then")
    HistoryView history(@PathVariable String task, @PathVariable String unit, @PathVariable String period) {
        return new HistoryView(
                reporting.find(new ReportId(task, unit, period)).history().steps());
    }

    @PutMapping
    @Operation(summary = "Save the draft; 201 when a report that is not owed is begun voluntarily")
    ResponseEntity<ReportView> save(
            @PathVariable String task,
            @PathVariable String unit,
            @PathVariable String period,
            @RequestBody SaveReport request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        ReportId id = new ReportId(task, unit, period);
        ReportingService.Saved saved = reporting.save(id, request.content(), ifMatch, now(caller));
        return answer(saved.created() ? HttpStatus.CREATED : HttpStatus.OK, saved.report());
    }

    @PostMapping("/submit")
    @Operation(summary = "Hand the draft in; the answer holds a signed receipt. Repeated, it changes nothing")
    ResponseEntity<ReportView> submit(
            @PathVariable String task,
            @PathVariable String unit,
            @PathVariable String period,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(HttpStatus.OK, reporting.submit(new ReportId(task, unit, period), ifMatch, now(caller)));
    }

    @PostMapping("/accept")
    @Operation(summary = "Accept a submitted report; repeated, it changes nothing")
    ResponseEntity<ReportView> accept(
            @PathVariable String task,
            @PathVariable String unit,
            @PathVariable String period,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(HttpStatus.OK, reporting.accept(new ReportId(task, unit, period), ifMatch, now(caller)));
    }

    @PostMapping("/return")
    @Operation(
            summary =
                    "Send a submitted report back with a reason; without dueOn it is due in some working days (luoshi.reports.rework-days)")
    ResponseEntity<ReportView> giveBack(
            @PathVariable String task,
            @PathVariable String unit,
            @PathVariable String period,
            @RequestBody ReturnReport request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        ReportId id = new ReportId(task, unit, period);
        return answer(HttpStatus.OK, reporting.giveBack(id, request, ifMatch, now(caller)));
    }

    private Signature now(Caller caller) {
        return new Signature(caller.name(), clock.instant(), caller.id(), caller.client() != null);
    }

    private ResponseEntity<ReportView> answer(HttpStatus status, ProgressReport report) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.etag(report))
                .body(ReportView.of(report, LocalDate.now(clock)));
    }
}
