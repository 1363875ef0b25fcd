package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.starter.web.ListPage;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Pageable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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

/** Tasks: list, one with its light, sign for. */
@RestController
@RequestMapping("${luoshi.api-path}")
class TaskController {

    private final TaskQueries queries;
    private final Tasks tasks;
    private final SigningService signing;
    private final DesignationService designations;
    private final TaskViews views;

    TaskController(
            TaskQueries queries,
            Tasks tasks,
            SigningService signing,
            DesignationService designations,
            TaskViews views) {
        this.queries = queries;
        this.tasks = tasks;
        this.signing = signing;
        this.designations = designations;
        this.views = views;
    }

    /** @param units ids of the units, at least one */
    record DesignateUnits(@NotEmpty @Size(max = 500) List<@NotBlank String> units) {}

    @GetMapping
    @Operation(summary = "Lists tasks by plan and number; sortable by plan, number, chapter, dispatchedOn")
    ListPage<TaskLineView> list(
            @RequestParam @Nullable String plan,
            @RequestParam @Nullable String unit,
            @RequestParam @Nullable Integer chapter,
            @RequestParam @Nullable Light light,
            @RequestParam @Nullable TaskStatus state,
            @ParameterObject Pageable page,
            Caller caller) {
        TaskFilter filter = new TaskFilter(plan, caller.reach().narrowedTo(unit), chapter, light, state);
        return ListPage.of(queries.list(filter, page), TaskLineView::of);
    }

    @GetMapping("/{task}")
    @Operation(summary = "A task with its light of today, the sentence that explains it, and its history")
    ResponseEntity<TaskView> get(@PathVariable String task, Caller caller, Locale locale) {
        Task found = tasks.findById(task)
                .filter(known -> known.concerns(caller.reach()))
                .orElseThrow(() -> TaskProblem.unknownTask(task));
        return answer(found, locale);
    }

    @PostMapping("/{task}/assignments/{unit}/sign")
    @Operation(summary = "Signs for a unit's assignment; once signed, again changes nothing")
    ResponseEntity<TaskView> sign(
            @PathVariable String task,
            @PathVariable String unit,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            Locale locale) {
        return answer(signing.sign(task, unit, caller, ifMatch), locale);
    }

    @PutMapping("/{task}/designations/{reference}")
    @Operation(
            summary = "Records which units a group reference means; they are given the task",
            description =
                    "The whole list counts: a unit that is left out is freed of the task. The same again changes nothing.")
    ResponseEntity<TaskView> designate(
            @PathVariable String task,
            @PathVariable String reference,
            @Valid @RequestBody DesignateUnits wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            Locale locale) {
        return answer(designations.designate(task, reference, wanted.units(), caller, ifMatch), locale);
    }

    /** Never from a cache: the light moves with the date while the version, and so the entity tag, stays. */
    private ResponseEntity<TaskView> answer(Task task, Locale locale) {
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(task))
                .cacheControl(CacheControl.noStore())
                .body(views.of(task, locale));
    }
}
