package io.luoshi.task.plan;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Frequency;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.starter.web.ListPage;
import io.luoshi.task.task.TaskLedger;
import io.luoshi.task.task.TaskQueries;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Plans: list, one with its roll-up, cadence, dispatch. */
@RestController
@RequestMapping("${luoshi.api-path}/plans")
class PlanController {

    private final Plans plans;
    private final PlanService service;
    private static final String LEDGER = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TaskQueries tasks;
    private final TaskLedger ledger;

    PlanController(Plans plans, PlanService service, TaskQueries tasks, TaskLedger ledger) {
        this.plans = plans;
        this.service = service;
        this.tasks = tasks;
        this.ledger = ledger;
    }

    /** @param dueDay 1 to 31 */
    record ChangeCadence(
            @NotNull Frequency frequency, @NotNull Integer dueDay) {}

    @GetMapping
    @Operation(summary = "Lists plans, the newest year first; the order is fixed")
    ListPage<PlanLineView> list(@ParameterObject Pageable page) {
        Pageable unsorted = ListPage.inOrder(page, Sort.unsorted());
        return ListPage.of(plans.findAllByOrderByYearDescIdAsc(unsorted), PlanLineView::of);
    }

    @GetMapping("/{plan}")
    @Operation(summary = "A plan with its chapters and how many of their tasks have which light")
    ResponseEntity<PlanView> get(@PathVariable String plan) {
        return answer(find(plan));
    }

    @PutMapping("/{plan}/cadence")
    @Operation(summary = "Sets how often leads report; until the plan is dispatched. Monthly, due the 25th, unless set")
    ResponseEntity<PlanView> changeCadence(
            @PathVariable String plan,
            @Valid @RequestBody ChangeCadence wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Cadence cadence = new Cadence(wanted.frequency(), wanted.dueDay());
        return answer(service.changeCadence(plan, cadence, ifMatch));
    }

    @PostMapping("/{plan}/dispatch")
    @Operation(summary = "Gives every task to its leads and named co-organisers; completes a dispatch that broke off")
    ResponseEntity<PlanView> dispatch(@PathVariable String plan, Caller caller) {
        return answer(service.dispatch(plan, caller));
    }

    @GetMapping("/{plan}/diff")
    @Operation(
            summary = "How the tasks of a plan differ from those of another, as a rule last year's",
            description = "Tasks are found again by their words. Targets that went up or down are told as such.")
    PlanDiff diff(@PathVariable String plan, @RequestParam String against) {
        Plan later = find(plan);
        Plan earlier = find(against);
        return PlanDiff.between(ledger.of(earlier.id()), ledger.of(later.id()));
    }

    @GetMapping(path = "/{plan}/ledger.xlsx", produces = LEDGER)
    @Operation(summary = "The plan as a ledger in Excel, a row for each task; the importer reads it again")
    ResponseEntity<StreamingResponseBody> ledger(@PathVariable String plan) {
        Plan shown = find(plan);
        LedgerWriter writer = new LedgerWriter(shown.notice(), ledger.of(plan));
        String name = ContentDisposition.attachment()
                .filename(plan + ".xlsx", StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(LEDGER))
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .body(writer::write);
    }

    private Plan find(String plan) {
        return plans.findById(plan).orElseThrow(() -> PlanProblem.unknownPlan(plan));
    }

    private ResponseEntity<PlanView> answer(Plan plan) {
        return ResponseEntity.ok().eTag(IfMatch.etag(plan)).body(PlanView.of(plan, tasks.lights(plan.id())));
    }
}
