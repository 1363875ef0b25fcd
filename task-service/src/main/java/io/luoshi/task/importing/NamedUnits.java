package io.luoshi.task.importing;

import io.luoshi.starter.ReplicaWait;
import io.luoshi.task.unit.KnownUnit;
import io.luoshi.task.unit.KnownUnits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The units that a draft names, looked up in the copy of the register. */
@Component
class NamedUnits {

    private final KnownUnits units;
    private final ReplicaWait wait;

    NamedUnits(KnownUnits units, ReplicaWait wait) {
        this.units = units;
        this.wait = wait;
    }

    /** Those that are known by now, by the names the notice uses; what a person recognised comes before what the register knows. */
    Map<String, KnownUnit> known(Draft draft) {
        List<String> names = draft.tasks().values().stream()
                .flatMap(task -> task.units().keySet().stream())
                .distinct()
                .toList();
        Map<String, KnownUnit> known = new HashMap<>(units.byNames(names));
        Map<String, KnownUnit> recognised = units.byIds(draft.unitNames().values());
        draft.unitNames().entrySet().stream()
                .filter(entry -> recognised.containsKey(entry.getValue()))
                .forEach(entry -> known.put(entry.getKey(), recognised.get(entry.getValue())));
        return known;
    }

    /** Those that are not known, in the order in which the notice first names them, with the units that may be meant. */
    List<UnknownUnit> unknown(Draft draft) {
        List<UnknownUnit> unknown = UnknownUnit.of(draft, known(draft).keySet());
        if (unknown.isEmpty()) {
            return unknown;
        }
        UnitSuggestions suggestions = new UnitSuggestions(units.all());
        return unknown.stream()
                .map(unit -> unit.with(suggestions.of(unit.name())))
                .toList();
    }

    /** All of them; waits for units that were registered a moment ago, then refuses with those that are still unknown. */
    Map<String, KnownUnit> allOf(Draft draft) {
        wait.untilNoneMissing(() -> UnknownUnit.of(draft, known(draft).keySet()).size());
        Map<String, KnownUnit> known = known(draft);
        List<UnknownUnit> unknown = UnknownUnit.of(draft, known.keySet());
        if (!unknown.isEmpty()) {
            throw ImportProblem.unitsUnknown(unknown);
        }
        return known;
    }

    /** For a comparison: those that are not known stand for themselves under their names. */
    Map<String, KnownUnit> orByName(Draft draft) {
        Map<String, KnownUnit> units = known(draft);
        UnknownUnit.of(draft, Set.copyOf(units.keySet()))
                .forEach(unit -> units.put(unit.name(), KnownUnit.unregistered(unit.name())));
        return units;
    }

    /** Ids among those that no unit has, or only one that takes no assignments. */
    List<String> strangers(List<String> ids) {
        Map<String, KnownUnit> known = units.byIds(ids);
        return ids.stream().filter(id -> !known.containsKey(id)).toList();
    }
}
