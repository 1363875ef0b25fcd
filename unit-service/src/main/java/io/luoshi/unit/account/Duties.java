package io.luoshi.unit.account;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Duty;
import io.luoshi.starter.security.Duty.Absent;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.register.Acting;
import io.luoshi.unit.register.Person;
import io.luoshi.unit.register.Side;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.Units;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What an account may do on a day: the duties that the register gives to its people on that day, and its own roles. Whoever is taken off
 * a unit, or whose unit is retired, has lost the duty with the next token.
 */
@Component
class Duties {

    private final Units units;
    private final Clock clock;

    Duties(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    Set<Duty> today(Account account) {
        return on(LocalDate.now(clock), account, unitsOf(account));
    }

    /** How long today's duties last at most: to midnight when they are others then; empty when they go on. */
    Optional<Duration> lastFor(Account account) {
        List<Unit> known = unitsOf(account);
        LocalDate today = LocalDate.now(clock);
        LocalDate tomorrow = today.plusDays(1);
        Instant midnight = tomorrow.atStartOfDay(clock.getZone()).toInstant();
        return on(today, account, known).equals(on(tomorrow, account, known))
                ? Optional.empty()
                : Optional.of(Duration.between(clock.instant(), midnight));
    }

    private List<Unit> unitsOf(Account account) {
        return units.findByIdIn(
                account.people().stream().map(Duties::unitOf).distinct().toList());
    }

    static Set<Duty> on(LocalDate day, Account account, Collection<Unit> known) {
        Stream<Duty> registered = known.stream()
                .flatMap(unit -> unit.actingOn(day).stream()
                        .filter(acting -> account.people().contains(acting.person()))
                        .map(acting -> duty(acting, unit)));
        Stream<Duty> roles = account.roles().stream().map(role -> new Duty(role, null));
        return onOneSide(Stream.concat(registered, roles).toList());
    }

    private static Duty duty(Acting acting, Unit unit) {
        Person absent = acting.insteadOf();
        return new Duty(acting.role(), unit.id(), absent == null ? null : new Absent(absent.id(), absent.name()));
    }

    /** Standing in for somebody brings nobody to a side on which he is not already, whatever was named or changed since. */
    private static Set<Duty> onOneSide(List<Duty> duties) {
        Set<Side> own = sides(duties.stream().filter(Duty::isOwn));
        Set<Side> substituted = sides(duties.stream().filter(duty -> !duty.isOwn()));
        boolean oneSideOnly = own.isEmpty() && substituted.size() == 1;
        return duties.stream()
                .filter(duty -> duty.isOwn() || oneSideOnly || own.contains(Side.of(duty.role())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Side> sides(Stream<Duty> duties) {
        return duties.map(duty -> Side.of(duty.role()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Side.class)));
    }

    /** Refuses an account that keeps accounts, reads the trail or runs the system, and does something else besides on any day. */
    void refuseToMix(Account account, PersonRole... more) {
        Set<PersonRole> roles = ever(account);
        roles.addAll(List.of(more));
        Set<Side> sides = roles.stream().map(Side::of).collect(Collectors.toSet());
        if (sides.size() > 1 && sides.stream().anyMatch(Side::isAlone)) {
            throw new DomainProblem("roles-do-not-mix", HttpStatus.CONFLICT, account.login(), roles);
        }
    }

    private Set<PersonRole> ever(Account account) {
        Stream<PersonRole> registered = unitsOf(account).stream()
                .flatMap(unit -> unit.acting().stream())
                .filter(acting -> account.people().contains(acting.person()))
                .map(Acting::role);
        return Stream.concat(registered, account.roles().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonRole.class)));
    }

    /** A person's id is the unit's and a number. */
    private static String unitOf(String person) {
        return person.substring(0, person.lastIndexOf('-'));
    }
}
