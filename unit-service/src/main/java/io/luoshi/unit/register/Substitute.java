package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonState;
import java.time.LocalDate;

/**
 * Who stands in for a person of the unit on some days, with that person's role.
 *
 * @param id his own when he is in the register, otherwise one that is given to him
 * @param insteadOf id of the person for whom he stands in
 */
public record Substitute(
        String id, String insteadOf, String name, String email, String language, LocalDate from, LocalDate until) {

    public Period period() {
        return new Period(from, until);
    }

    /** With the name and address that the register has for him now. */
    Substitute as(Person known) {
        return new Substitute(id, insteadOf, known.name(), known.email(), known.language(), from, until);
    }

    /** In the role of the person for whom he stands in, on the days of his that are also that person's. */
    PersonState state(Person absent, Period common) {
        return new PersonState(id, name, absent.role(), email, language, common.from(), common.until(), insteadOf);
    }

    String line() {
        return String.join(" · ", name, insteadOf, email, period().toString());
    }
}
