package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.UnitEvent.UnitKind;
import java.util.List;

/**
 * Units that the notice names together (各街道, 相关部门). "All" of known kinds are given the task at its dispatch, as the register has
 * them on that day; any others when the office designates units.
 *
 * @param id unique within the task, for example {@code g1}
 * @param unitKinds the kinds of unit meant; empty where the words do not tell
 */
public record UnitGroupReference(
        String id, String asWritten, AssignmentRole role, Scope scope, List<UnitKind> unitKinds) {

    UnitGroupReference withId(String other) {
        return new UnitGroupReference(other, asWritten, role, scope, unitKinds);
    }

    @Override
    public String toString() {
        return asWritten;
    }

    /** Whether the register tells who is meant. */
    boolean resolvesItself() {
        return scope == Scope.ALL && !unitKinds.isEmpty();
    }

    /** 各 means all units of the kinds, 相关 those that a designation will name. */
    public enum Scope {
        ALL,
        RELEVANT
    }
}
