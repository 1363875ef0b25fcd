package io.luoshi.notification.recipient;

import io.luoshi.events.DutyDays;
import io.luoshi.events.UnitEvent.PersonRole;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person who gets mail on behalf of a unit.
 *
 * @param id the person's id in the register of units
 * @param from the first office day on which he has the role; absent: since ever
 * @param until the last one; absent: until further notice
 */
public record Recipient(
        String id,
        String name,
        String unit,
        String unitName,
        PersonRole role,
        String email,
        Language language,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    boolean actsOn(LocalDate day) {
        return new DutyDays(from, until).include(day);
    }
}
