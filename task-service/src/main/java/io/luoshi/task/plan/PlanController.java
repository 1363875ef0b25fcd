package io.luoshi.task.plan;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Frequency;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.starter.web.ListPage;
import io.luoshi.task.task.TaskQueries;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plans: list, one with its roll-up, cadence, dispatch. */
@RestController
@RequestMapping("${luoshi.api-path}/plans")
class PlanController {

    private final Plans plans;
    private final PlanService service;
    private final TaskQueries tasks;

    PlanController(Plans plans, PlanService service, TaskQueries tasks) {
        this.plans = plans;
        this.service = service;
        this.tasks = tasks;
    }

    /** @param dueDay 1 to 31 */
    record ChangeCadence(
            @NotNull Frequency frequency, @NotNull Integer dueDay) {}

    @GetMapping
    @Operation(summary = "Lists plans, the newest year first; the order is fixed")
    ListPage<PlanLineView> list(@ParameterObject Pageable page) {
        Pageable unsorted = PageRequest.of(page.getPageNumber(), page.getPageSize());
        return ListPage.of(plans.findAllByOrderByYearDescIdAsc(unsorted), PlanLineView::of);
    }

    @GetMapping("/{plan}")
    @Operation(summary = "A plan with its chapters and how many of their tasks have which light")
    ResponseEntity<PlanView> get(@PathVariable String plan) {
        return answer(plans.findById(plan).orElseThrow(() -> PlanProblem.unknownPlan(plan)));
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

    private ResponseEntity<PlanView> answer(Plan plan) {
        return ResponseEntity.ok().eTag(IfMatch.etag(plan)).body(PlanView.of(plan, tasks.lights(plan.id())));
    }
}
