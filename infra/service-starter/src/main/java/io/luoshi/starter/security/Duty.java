package io.luoshi.starter.security;

import io.luoshi.events.UnitEvent.PersonRole;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person has.
 *
 * @param unit the unit in which he has it, for example {@code U-042}; absent for a role that was given to the account itself
 * @param insteadOf for whom he stands in; absent when the duty is his own
 */
public record Duty(
        PersonRole role, @Nullable String unit, @Nullable Absent insteadOf) {

    /**
     * The person whose duty it is.
     *
     * @param id in the register, for example {@code U-042-1}
     */
    public record Absent(String id, String name) {}

    /** A duty of one's own. */
    public Duty(PersonRole role, @Nullable String unit) {
        this(role, unit, null);
    }

    public boolean isOwn() {
        return insteadOf == null;
    }

    /** As it stands in tokens: {@code LIAISON_OFFICER@U-042} or {@code AUDITOR}. */
    @Override
    public String toString() {
        return unit == null ? role.name() : role.name() + "@" + unit;
    }

    /** As it is noted: a substitute's names the person whose duty it is. */
    public String inWords() {
        return insteadOf == null ? toString() : this + " instead of " + insteadOf.id() + " " + insteadOf.name();
    }
}
