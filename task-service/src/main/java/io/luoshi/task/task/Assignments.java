package io.luoshi.task.task;

import io.luoshi.task.unit.KnownUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The assignments of one task.
 *
 * @param list in the notice's order, then in the order of designations; a unit appears once, one that was withdrawn still appears
 */
record Assignments(List<Assignment> list) {

    /** The unit's part, unless it was withdrawn. */
    Optional<Assignment> of(String unit) {
        return any(unit).filter(Assignment::isActive);
    }

    private Optional<Assignment> any(String unit) {
        return list.stream()
                .filter(assignment -> assignment.unit().equals(unit))
                .findFirst();
    }

    /** The same with a unit's assignment in its new state, or with one more unit. */
    Assignments with(Assignment changed) {
        if (any(changed.unit()).isEmpty()) {
            return new Assignments(
                    Stream.concat(list.stream(), Stream.of(changed)).toList());
        }
        return new Assignments(list.stream()
                .map(each -> each.unit().equals(changed.unit()) ? changed : each)
                .toList());
    }

    Assignments dispatched() {
        return new Assignments(list.stream().map(Assignment::dispatched).toList());
    }

    /** The same without a unit that has not been told of its part. */
    Assignments without(String unit) {
        return new Assignments(
                list.stream().filter(each -> !each.unit().equals(unit)).toList());
    }

    List<Assignment> active() {
        return list.stream().filter(Assignment::isActive).toList();
    }

    List<String> units() {
        return active().stream().map(Assignment::unit).toList();
    }

    /** The units that report, the consolidating one first. */
    List<String> leads() {
        return list.stream().filter(Assignment::isLead).map(Assignment::unit).toList();
    }

    /**
     * What the assignments would be if these units were meant by a reference, and no others. Who has a part already, by name or by
     * another reference, keeps that one.
     */
    List<Assignment> through(UnitGroupReference reference, Collection<KnownUnit> units) {
        List<Assignment> others = active().stream()
                .filter(each -> !reference.id().equals(each.via()))
                .toList();
        Set<String> taken = others.stream().map(Assignment::unit).collect(Collectors.toSet());
        Stream<Assignment> meant = units.stream()
                .filter(unit -> !taken.contains(unit.id()))
                .map(unit -> Assignment.through(reference, unit));
        return Stream.concat(others.stream(), meant).toList();
    }

    /** What the assignments would be if the notice named these units; parts through references that are still there stay. */
    List<Assignment> renamed(List<Assignment> named, Set<String> references) {
        Set<String> taken = named.stream().map(Assignment::unit).collect(Collectors.toSet());
        Stream<Assignment> through = active().stream()
                .filter(each -> each.via() != null && references.contains(each.via()))
                .filter(each -> !taken.contains(each.unit()));
        return Stream.concat(named.stream(), through).toList();
    }
}
