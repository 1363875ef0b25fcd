package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.task.unit.KnownUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** One unit's part before and after; at least one is there. */
    record Move(@Nullable Assignment before, @Nullable Assignment after) {

        String unit() {
            return Stream.of(Optional.ofNullable(after), Optional.ofNullable(before))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow()
                    .unit();
        }

        @Nullable
        AssignmentRole roleBefore() {
            return before == null ? null : before.role();
        }

        @Nullable
        AssignmentRole roleAfter() {
            return after == null ? null : after.role();
        }
    }

    /** What leads to these parts: who is not among them loses his, others get one or another one. */
    List<Move> towards(List<Assignment> wanted) {
        Set<String> staying = wanted.stream().map(Assignment::unit).collect(Collectors.toSet());
        Stream<Move> lost =
                active().stream().filter(each -> !staying.contains(each.unit())).map(each -> new Move(each, null));
        Stream<Move> others = wanted.stream()
                .filter(next -> of(next.unit()).filter(next::isSamePart).isEmpty())
                .map(next -> new Move(of(next.unit()).orElse(null), next));
        return Stream.concat(lost, others).toList();
    }

    /** @param told the units know of their parts; then one that is lost stays on record */
    Assignments after(Move move, boolean told) {
        Assignment before = move.before();
        Assignment after = move.after();
        if (after == null) {
            return before != null && told ? with(before.withdrawn()) : without(move.unit());
        }
        if (before != null) {
            return with(before.as(after));
        }
        return with(told ? after.dispatched() : after);
    }

    private Assignments without(String unit) {
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
