package io.luoshi.notification.recipient;

import io.luoshi.events.UnitEvent.PersonRole;

/**
 * A person who gets mail on behalf of a unit.
 *
 * @param id the person's id in the register of units
 */
public record Recipient(
        String id, String name, String unit, String unitName, PersonRole role, String email, Language language) {}
