package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.UnitEvent.UnitKind;
import java.util.List;

/**
 * Units that the notice names together (各街道, 相关部门). Shown as written; nobody is assigned through it until the office designates
 * units.
 *
 * @param unitKinds the kinds of unit meant; empty where the words do not tell
 */
public record UnitGroupReference(String asWritten, AssignmentRole role, Scope scope, List<UnitKind> unitKinds) {

    /** 各 means all units of the kinds, 相关 those that a designation will name. */
    public enum Scope {
        ALL,
        RELEVANT
    }
}
