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
 */
record UnknownUnit(String name, Set<Notice.Role> roles, Set<Integer> tasks, UnitKind suggestedKind) {

    /** Those that are not among the known, in the order in which the notice first names them. */
    static List<UnknownUnit> of(Notice notice, Collection<String> known) {
        Map<String, UnknownUnit> unknown = new LinkedHashMap<>();
        for (Notice.Task task : notice.tasks()) {
            for (Notice.Assignment assignment : task.assignments()) {
                if (!known.contains(assignment.unit())) {
                    UnknownUnit unit = unknown.computeIfAbsent(assignment.unit(), UnknownUnit::named);
                    unit.roles().add(assignment.role());
                    unit.tasks().add(task.number());
                }
            }
        }
        return List.copyOf(unknown.values());
    }

    private static UnknownUnit named(String name) {
        return new UnknownUnit(name, new TreeSet<>(), new TreeSet<>(), UnitKindGuess.of(name));
    }
}
