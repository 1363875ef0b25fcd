package io.luoshi.unit.list;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.list.ListOutcome.Fact;
import io.luoshi.unit.register.Limits;
import io.luoshi.unit.register.Signature;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitMetrics;
import io.luoshi.unit.register.UnitNumbers;
import io.luoshi.unit.register.Units;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

    private final Units units;
    private final UnitNumbers numbers;
    private final UnitMetrics metrics;

    UnitListService(Units units, UnitNumbers numbers, UnitMetrics metrics) {
        this.units = units;
        this.numbers = numbers;
        this.metrics = metrics;
    }

    ListOutcome put(List<ListEntry> entries, Signature signature) {
        if (entries.size() > Limits.LIST) {
            throw new DomainProblem("too-many-units", HttpStatus.CONTENT_TOO_LARGE, entries.size(), Limits.LIST);
        }
        ListCheck check = new ListCheck();
        List<Draft> drafts = entries.stream().map(check::check).toList();
        NamesInUse names = new NamesInUse(units.findByNames(
                drafts.stream().flatMap(draft -> draft.nameKeys().stream()).toList()));
        List<FieldProblem> problems = new ArrayList<>(check.problems());
        drafts.forEach(draft -> problems.addAll(names.check(draft)));
        if (!problems.isEmpty()) {
            throw new DomainProblem(problems, "invalid", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return store(drafts, names, signature);
    }

    private ListOutcome store(List<Draft> drafts, NamesInUse names, Signature signature) {
        long unknown =
                drafts.stream().filter(draft -> names.unitOf(draft).isEmpty()).count();
        Iterator<String> ids = numbers.next((int) unknown).iterator();
        List<Touched> touched = drafts.stream()
                .map(draft -> names.unitOf(draft)
                        .map(known -> change(known, draft, signature))
                        .orElseGet(() -> register(ids.next(), draft, signature)))
                .toList();
        save(units(touched, Fact.CREATED), units(touched, Fact.CHANGED));
        return ListOutcome.of(touched.stream()
                .map(one -> ListOutcome.Item.of(one.unit(), one.fact()))
                .toList());
    }

    private record Touched(Unit unit, Fact fact) {}

    private static Touched register(String id, Draft draft, Signature signature) {
        return new Touched(Unit.register(id, draft.ofNewUnit(), signature), Fact.CREATED);
    }

    private static Touched change(Unit known, Draft draft, Signature signature) {
        boolean changed = known.change(draft.on(known.content()), signature);
        return new Touched(known, changed ? Fact.CHANGED : Fact.UNCHANGED);
    }

    private static List<Unit> units(List<Touched> touched, Fact fact) {
        return touched.stream()
                .filter(one -> one.fact() == fact)
                .map(Touched::unit)
                .toList();
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
