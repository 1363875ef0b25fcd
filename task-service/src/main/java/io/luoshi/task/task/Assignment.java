package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.task.Stamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One unit's part in one task (承办).
 *
 * @param unitName the register's name for the unit when the plan was confirmed
 * @param consolidating the first named lead (汇总单位), whose values win over those of other leads
 * @param state absent until the task is dispatched
 */
public record Assignment(
        String unit,
        String unitName,
        AssignmentRole role,
        boolean consolidating,
        @Nullable AssignmentStatus state,
        @Nullable Instant signedAt,
        @Nullable String signedBy) {

    /** A unit's part as the notice states it, before dispatch. */
    public static Assignment planned(String unit, String unitName, AssignmentRole role, boolean consolidating) {
        return new Assignment(unit, unitName, role, consolidating, null, null, null);
    }

    boolean isLead() {
        return role == AssignmentRole.LEAD;
    }

    Assignment dispatched() {
        return state == null ? with(AssignmentStatus.PENDING_SIGNATURE) : this;
    }

    /** Signs for the assignment; one that was signed for stays as it is. */
    Assignment signed(Stamp stamp) {
        return state == AssignmentStatus.PENDING_SIGNATURE
                ? new Assignment(unit, unitName, role, consolidating, AssignmentStatus.SIGNED, stamp.at(), stamp.by())
                : this;
    }

    /** The unit reported; only a signed assignment can come to this. */
    Assignment working() {
        return state == AssignmentStatus.SIGNED ? with(AssignmentStatus.WORKING) : this;
    }

    private Assignment with(AssignmentStatus next) {
        return new Assignment(unit, unitName, role, consolidating, next, signedAt, signedBy);
    }
}
