package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.security.Reach;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.starter.web.ListPage;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Units one by one. */
@RestController
@RequestMapping("/api/units")
class UnitController {

    private final UnitRegister register;
    private final UnitSearch search;
    private final Clock clock;

    UnitController(UnitRegister register, UnitSearch search, Clock clock) {
        this.register = register;
        this.search = search;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Units by part of a name or alias, kind and state", description = "Sorts by id, name or kind.")
    ListPage<UnitView> list(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable UnitKind kind,
            @RequestParam(required = false) @Nullable Boolean retired,
            @ParameterObject Pageable page,
            Caller caller) {
        return ListPage.of(
                search.find(new UnitSearch.Filter(name, kind, retired), page),
                unit -> UnitView.of(unit, caller.reach()));
    }

    @GetMapping("/{unit}")
    @Operation(summary = "One unit with its people; ETag is its version")
    ResponseEntity<UnitView> get(@PathVariable String unit) {
        return answer(register.get(unit));
    }

    @PutMapping("/{unit}")
    @Operation(summary = "States the whole unit: aliases and people not named are taken off")
    ResponseEntity<UnitView> change(
            @PathVariable String unit,
            @Valid @RequestBody ChangeUnit change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(register.change(unit, change.content(), ifMatch, signature(caller)));
    }

    @PostMapping("/{unit}/retire")
    @Operation(summary = "The unit takes no new assignments; repeating changes nothing")
    ResponseEntity<UnitView> retire(
            @PathVariable String unit,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return answer(register.retire(unit, ifMatch, signature(caller)));
    }

    @GetMapping("/{unit}/history")
    @Operation(summary = "Who changed what and when, newest first")
    ListPage<Change> history(@PathVariable String unit, @ParameterObject Pageable page) {
        var history = register.get(unit).history();
        var items = history.stream()
                .skip(page.getOffset())
                .limit(page.getPageSize())
                .toList();
        return new ListPage<>(items, page.getPageNumber(), page.getPageSize(), history.size());
    }

    private Signature signature(Caller caller) {
        return new Signature(caller.name(), clock.instant());
    }

    private static ResponseEntity<UnitView> answer(Unit unit) {
        return ResponseEntity.ok().eTag(IfMatch.etag(unit)).body(UnitView.of(unit, Reach.EVERYTHING));
    }
}
