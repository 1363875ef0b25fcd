package io.luoshi.task.importing;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.unit.UnitKindGuess;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A unit that a notice names and the register does not know.
 *
 * @param roles in which it is named
 * @param tasks running numbers of the tasks that name it
 * @param suggestedKind what its name suggests
 * @param suggestions units of the register that may be meant, the most likely first
 */
record UnknownUnit(
        String name,
        Set<Notice.Role> roles,
        Set<Integer> tasks,
        UnitKind suggestedKind,
        List<UnitSuggestion> suggestions) {

    /** Those that are not among the known, in the order in which the notice first names them. */
    static List<UnknownUnit> of(Draft draft, Collection<String> known) {
        Map<String, UnknownUnit> unknown = new LinkedHashMap<>();
        draft.tasks()
                .forEach((number, task) -> task.units().forEach((name, part) -> {
                    if (!known.contains(name)) {
                        UnknownUnit unit = unknown.computeIfAbsent(name, UnknownUnit::named);
                        unit.roles().add(part.role());
                        unit.tasks().add(Integer.valueOf(number));
                    }
                }));
        return List.copyOf(unknown.values());
    }

    private static UnknownUnit named(String name) {
        return new UnknownUnit(name, new TreeSet<>(), new TreeSet<>(), UnitKindGuess.of(name), List.of());
    }

    UnknownUnit with(List<UnitSuggestion> found) {
        return new UnknownUnit(name, roles, tasks, suggestedKind, found);
    }
}
