package io.luoshi.unit.account;

import io.luoshi.starter.security.Duty;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.Units;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What an account may do today: the duties that the register gives to its people, and its own roles. Whoever is taken off a unit, or
 * whose unit is retired, has lost the duty with the next token.
 */
@Component
class Duties {

    private final Units units;

    Duties(Units units) {
        this.units = units;
    }

    Set<Duty> of(Account account) {
        List<String> unitIds =
                account.people().stream().map(Duties::unitOf).distinct().toList();
        Stream<Duty> registered = units.findByIdIn(unitIds).stream()
                .filter(unit -> !unit.isRetired())
                .flatMap(unit -> duties(unit, account));
        Stream<Duty> own = account.roles().stream().map(role -> new Duty(role, null));
        return Stream.concat(registered, own).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Duty> duties(Unit unit, Account account) {
        return unit.people().stream()
                .filter(person -> account.people().contains(person.id()))
                .map(person -> new Duty(person.role(), unit.id()));
    }

    /** A person's id is the unit's and a number. */
    private static String unitOf(String person) {
        return person.substring(0, person.lastIndexOf('-'));
    }
}
