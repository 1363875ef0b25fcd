package io.luoshi.notification.recipient;

import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.events.UnitEvent.UnitState;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The people of one unit as its newest event tells them, substitutes among them; none for a retired unit.
 *
 * @param sequence of the event that this copy stems from
 */
@Document("contacts")
record UnitContacts(@Id String unit, List<Recipient> people, long sequence) {

    static UnitContacts of(UnitState unit, long sequence) {
        List<PersonState> people = unit.retired() ? List.of() : unit.people();
        return new UnitContacts(
                unit.id(),
                people.stream().map(person -> recipient(person, unit)).toList(),
                sequence);
    }

    private static Recipient recipient(PersonState person, UnitState unit) {
        Language language = Language.of(person.language());
        return new Recipient(
                person.id(),
                person.name(),
                unit.id(),
                unit.name(),
                person.role(),
                person.email(),
                language,
                person.from(),
                person.until());
    }
}
