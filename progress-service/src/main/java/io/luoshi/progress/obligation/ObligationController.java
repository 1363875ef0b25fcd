package io.luoshi.progress.obligation;

import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.progress.report.ReportingPeriod;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.ListPage;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who owes what by when, for units and the office. */
@RestController
@RequestMapping("/api/progress")
class ObligationController {

    private final ObligationQuery obligations;

    ObligationController(ObligationQuery obligations) {
        this.obligations = obligations;
    }

    @GetMapping("/obligations")
    @Operation(
            summary =
                    "Reports of all states, next due first; sort by dueOn, period, state, task or unit; at most 200 a page")
    ListPage<ObligationView> obligations(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable List<ReportStatus> state,
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable ReportingPeriod period,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate dueBefore,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(defaultValue = "dueOn,asc") String sort,
            Caller caller) {
        ObligationFilter filter =
                new ObligationFilter(caller.reach().narrowedTo(unit), state, task, plan, period, overdue, dueBefore);
        return obligations.page(filter, ListRequest.of(page, size, sort));
    }

    @GetMapping("/tasks/{task}/reports")
    @Operation(summary = "All reports on a task, of all its leads, next due first")
    ListPage<ObligationView> reports(
            @PathVariable String task,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(defaultValue = "dueOn,asc") String sort,
            Caller caller) {
        return obligations.page(ObligationFilter.ofTask(task, caller.reach()), ListRequest.of(page, size, sort));
    }
}
