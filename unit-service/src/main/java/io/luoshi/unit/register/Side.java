package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonRole;

/**
 * What a role is for. Nobody comes to another side of the table by standing in for somebody: who reports does not review, and who keeps
 * accounts, reads the trail or runs the system does no business.
 */
public enum Side {
    REPORTS,
    REVIEWS,
    READS,
    KEEPS_ACCOUNTS,
    AUDITS,
    RUNS;

    public static Side of(PersonRole role) {
        return switch (role) {
            case LIAISON_OFFICER, UNIT_HEAD -> REPORTS;
            case SUPERVISOR, CHIEF_SUPERVISOR -> REVIEWS;
            case LEADER_IN_CHARGE -> READS;
            case ADMINISTRATOR -> KEEPS_ACCOUNTS;
            case AUDITOR -> AUDITS;
            case OPS -> RUNS;
        };
    }

    /** Whether an account on this side may be on no other one. */
    public boolean isAlone() {
        return this == KEEPS_ACCOUNTS || this == AUDITS || this == RUNS;
    }
}
