package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonRole;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person has in a unit on a day.
 *
 * @param person his id
 * @param insteadOf for whom he stands in; absent when the duty is his own
 */
public record Acting(
        String person, PersonRole role, @Nullable Person insteadOf) {}
