package io.luoshi.task.task;

import java.util.List;
import java.util.Optional;

/**
 * The assignments of one task.
 *
 * @param list in the notice's order; a unit appears once
 */
record Assignments(List<Assignment> list) {

    Optional<Assignment> of(String unit) {
        return list.stream()
                .filter(assignment -> assignment.unit().equals(unit))
                .findFirst();
    }

    /** The same with a unit's assignment in its new state. */
    Assignments with(Assignment changed) {
        return new Assignments(list.stream()
                .map(each -> each.unit().equals(changed.unit()) ? changed : each)
                .toList());
    }

    Assignments dispatched() {
        return new Assignments(list.stream().map(Assignment::dispatched).toList());
    }

    List<String> units() {
        return list.stream().map(Assignment::unit).toList();
    }

    /** The units that report, the consolidating one first. */
    List<String> leads() {
        return list.stream().filter(Assignment::isLead).map(Assignment::unit).toList();
    }
}
