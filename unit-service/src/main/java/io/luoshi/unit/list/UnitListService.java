package io.luoshi.unit.list;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
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
        List<Draft> unknown =
                drafts.stream().filter(draft -> names.unitOf(draft).isEmpty()).toList();
        Iterator<String> ids = unknown.isEmpty()
                ? List.<String>of().iterator()
                : numbers.next(unknown.size()).iterator();
        List<ListOutcome.Item> items = new ArrayList<>();
        List<Unit> created = new ArrayList<>();
        List<Unit> changed = new ArrayList<>();
        for (Draft draft : drafts) {
            Unit known = names.unitOf(draft).orElse(null);
            if (known == null) {
                Unit unit = Unit.register(ids.next(), draft.ofNewUnit(), signature);
                created.add(unit);
                items.add(ListOutcome.Item.of(unit, ListOutcome.Fact.CREATED));
            } else if (known.change(draft.on(known.content()), signature)) {
                changed.add(known);
                items.add(ListOutcome.Item.of(known, ListOutcome.Fact.CHANGED));
            } else {
                items.add(ListOutcome.Item.of(known, ListOutcome.Fact.UNCHANGED));
            }
        }
        save(created, changed);
        return ListOutcome.of(items);
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
