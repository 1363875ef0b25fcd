package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.task.Stamp;
import io.luoshi.task.unit.KnownUnit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One unit's part in one task (承办).
 *
 * @param unitName the register's name for the unit when it was given the task
 * @param consolidating the first named lead (汇总单位), whose values win over those of other leads
 * @param via id of the group reference through which the unit was given the task; absent if the notice names it
 * @param state absent until the task is dispatched
 */
public record Assignment(
        String unit,
        String unitName,
        AssignmentRole role,
        boolean consolidating,
        @Nullable String via,
        @Nullable AssignmentStatus state,
        @Nullable Instant signedAt,
        @Nullable String signedBy) {

    /** A unit's part as the notice states it, before dispatch. */
    public static Assignment planned(String unit, String unitName, AssignmentRole role, boolean consolidating) {
        return new Assignment(unit, unitName, role, consolidating, null, null, null, null);
    }

    /** The part of a unit that a group reference turned out to mean. */
    static Assignment through(UnitGroupReference reference, KnownUnit unit) {
        return new Assignment(unit.id(), unit.name(), reference.role(), false, reference.id(), null, null, null);
    }

    boolean isActive() {
        return state != AssignmentStatus.WITHDRAWN;
    }

    boolean isLead() {
        return role == AssignmentRole.LEAD && isActive();
    }

    Assignment dispatched() {
        return state == null ? with(AssignmentStatus.PENDING_SIGNATURE) : this;
    }

    /** Signs for the assignment; one that was signed for stays as it is. */
    Assignment signed(Stamp stamp) {
        return state == AssignmentStatus.PENDING_SIGNATURE
                ? new Assignment(
                        unit, unitName, role, consolidating, via, AssignmentStatus.SIGNED, stamp.at(), stamp.by())
                : this;
    }

    /** The unit reported; only a signed assignment can come to this. */
    Assignment working() {
        return state == AssignmentStatus.SIGNED ? with(AssignmentStatus.WORKING) : this;
    }

    Assignment withdrawn() {
        return with(AssignmentStatus.WITHDRAWN);
    }

    /** The same unit's part with the role it has now; what was signed stays signed. */
    Assignment as(Assignment now) {
        return new Assignment(
                unit, now.unitName(), now.role(), now.consolidating(), now.via(), state, signedAt, signedBy);
    }

    boolean isSamePart(Assignment other) {
        return role == other.role && consolidating == other.consolidating && Objects.equals(via, other.via);
    }

    private Assignment with(AssignmentStatus next) {
        return new Assignment(unit, unitName, role, consolidating, via, next, signedAt, signedBy);
    }
}
