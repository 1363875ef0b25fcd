package io.luoshi.unit.list;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.list.ListOutcome.Fact;
import io.luoshi.unit.register.Limits;
import io.luoshi.unit.register.Signature;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitMetrics;
import io.luoshi.unit.register.UnitNumbers;
import io.luoshi.unit.register.UnitSearch;
import io.luoshi.unit.register.UnitSearch.Named;
import io.luoshi.unit.register.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Brings the register up to a list: units that it names and nobody knows are registered, known ones changed where the list says
 * something else. Nothing is stored when anything is wrong. Units are documents of their own: when the service dies half way, the
 * rest is missing until the list is put again, which changes nothing of what is there.
 */
@Service
class UnitListService {

    /** The id of a unit that has none yet. */
    private static final String NOT_YET = "";

    private final Units units;
    private final UnitSearch search;
    private final UnitNumbers numbers;
    private final UnitMetrics metrics;

    UnitListService(Units units, UnitSearch search, UnitNumbers numbers, UnitMetrics metrics) {
        this.units = units;
        this.search = search;
        this.numbers = numbers;
        this.metrics = metrics;
    }

    /** Stores the list. */
    ListOutcome put(List<ListEntry> entries, Signature signature) {
        List<Touched> touched = check(entries, signature);
        Iterator<String> ids = numbers.next(count(touched, Fact.CREATED)).iterator();
        List<Touched> numbered = touched.stream()
                .map(one -> one.fact() == Fact.CREATED ? register(ids.next(), one.draft(), signature) : one)
                .toList();
        save(units(numbered, Fact.CREATED), units(numbered, Fact.CHANGED));
        return outcome(numbered, List.of());
    }

    /** Says what {@link #put} would do now, and stores nothing. */
    ListOutcome preview(List<ListEntry> entries, Signature signature) {
        List<Touched> touched = check(entries, signature);
        Set<String> named = touched.stream().map(one -> one.unit().id()).collect(Collectors.toSet());
        List<Named> others = search.namesOfPresent().stream()
                .filter(unit -> !named.contains(unit.id()))
                .toList();
        return outcome(touched, others);
    }

    private List<Touched> check(List<ListEntry> entries, Signature signature) {
        if (entries.size() > Limits.LIST) {
            throw new DomainProblem("too-many-units", HttpStatus.CONTENT_TOO_LARGE, entries.size(), Limits.LIST);
        }
        ListCheck check = new ListCheck();
        List<Draft> drafts = entries.stream().map(check::check).toList();
        NamesInUse names = new NamesInUse(known(drafts));
        List<FieldProblem> problems = new ArrayList<>(check.problems());
        drafts.forEach(draft -> problems.addAll(names.check(draft)));
        if (!problems.isEmpty()) {
            throw new DomainProblem(problems, "invalid", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return drafts.stream()
                .map(draft -> names.unitOf(draft)
                        .map(known -> change(known, draft, signature))
                        .orElseGet(() -> register(NOT_YET, draft, signature)))
                .toList();
    }

    private Collection<Unit> known(List<Draft> drafts) {
        Map<String, Unit> known = new LinkedHashMap<>();
        units.findByNames(drafts.stream()
                        .flatMap(draft -> draft.nameKeys().stream())
                        .toList())
                .forEach(unit -> known.put(unit.id(), unit));
        units.findByIds(drafts.stream()
                        .flatMap(draft -> Stream.ofNullable(draft.id()))
                        .toList())
                .forEach(unit -> known.putIfAbsent(unit.id(), unit));
        return known.values();
    }

    private record Touched(Draft draft, Unit unit, Fact fact) {}

    private static Touched register(String id, Draft draft, Signature signature) {
        return new Touched(draft, Unit.register(id, draft.ofNewUnit(), signature), Fact.CREATED);
    }

    private static Touched change(Unit known, Draft draft, Signature signature) {
        boolean changed = known.change(draft.on(known.content()), signature);
        return new Touched(draft, known, changed ? Fact.CHANGED : Fact.UNCHANGED);
    }

    private static List<Unit> units(List<Touched> touched, Fact fact) {
        return touched.stream()
                .filter(one -> one.fact() == fact)
                .map(Touched::unit)
                .toList();
    }

    private static int count(List<Touched> touched, Fact fact) {
        return units(touched, fact).size();
    }

    private static ListOutcome outcome(List<Touched> touched, List<Named> others) {
        return ListOutcome.of(
                touched.stream()
                        .map(one -> ListOutcome.Item.of(one.unit(), one.fact()))
                        .toList(),
                others);
    }

    private void save(List<Unit> created, List<Unit> changed) {
        try {
            units.saveAll(created);
            metrics.registered(created.size());
            units.saveAll(changed);
            metrics.changed(changed.size());
        } catch (DataIntegrityViolationException | BulkOperationException nameTakenMeanwhile) {
            throw new DomainProblem("changed-meanwhile", HttpStatus.CONFLICT);
        }
    }
}
