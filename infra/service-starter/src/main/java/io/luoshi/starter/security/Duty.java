package io.luoshi.starter.security;

import io.luoshi.events.UnitEvent.PersonRole;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person has.
 *
 * @param unit the unit in which he has it, for example {@code U-042}; absent for a role that was given to the account itself
 */
public record Duty(PersonRole role, @Nullable String unit) {

    /** As it stands in tokens: {@code LIAISON_OFFICER@U-042} or {@code AUDITOR}. */
    @Override
    public String toString() {
        return unit == null ? role.name() : role.name() + "@" + unit;
    }
}
