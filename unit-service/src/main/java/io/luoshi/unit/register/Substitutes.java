package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.register.StandIn.Colleague;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * Who stands in for whom in one unit. A duty has one substitute at a time; a substitute acts on days of that duty only, comes to no other
 * {@link Side} by it, and nobody stands in for a substitute.
 */
record Substitutes(List<Person> people, List<Substitute> all) {

    /** A named colleague who is known by name and address keeps his id. */
    Substitute resolve(Person absent, StandIn wanted, Supplier<String> newId) {
        Colleague colleague = wanted.colleague();
        if (colleague == null) {
            return known(String.valueOf(wanted.person()), absent, wanted.period());
        }
        String id = people.stream()
                .filter(person -> isSame(colleague, person.name(), person.email()))
                .map(Person::id)
                .findFirst()
                .or(() -> all.stream()
                        .filter(one -> isSame(colleague, one.name(), one.email()))
                        .map(Substitute::id)
                        .findFirst())
                .orElseGet(newId);
        return of(id, absent, colleague, wanted.period());
    }

    private Substitute known(String id, Person absent, Period period) {
        Stream<Colleague> own = people.stream()
                .filter(person -> person.id().equals(id))
                .map(person -> new Colleague(person.name(), person.email(), person.language()));
        Stream<Colleague> before = all.stream()
                .filter(one -> one.id().equals(id))
                .map(one -> new Colleague(one.name(), one.email(), one.language()));
        Colleague colleague = Stream.concat(own, before)
                .findFirst()
                .orElseThrow(() -> new DomainProblem("unknown-person", HttpStatus.NOT_FOUND, id));
        return of(id, absent, colleague, period);
    }

    private static Substitute of(String id, Person absent, Colleague colleague, Period period) {
        return new Substitute(
                id,
                absent.id(),
                colleague.name(),
                colleague.email(),
                colleague.language(),
                Objects.requireNonNull(period.from()),
                Objects.requireNonNull(period.until()));
    }

    private static boolean isSame(Colleague colleague, String name, String email) {
        return NameKey.of(name).equals(NameKey.of(colleague.name())) && email.equalsIgnoreCase(colleague.email());
    }

    /** With one more; those whose days are over go. */
    List<Substitute> with(Substitute named, Person absent, LocalDate today) {
        List<Substitute> current =
                all.stream().filter(one -> !one.until().isBefore(today)).toList();
        refuse("substitute-too-late", named.from().isBefore(today), named.from(), today);
        Period days = named.period()
                .common(absent.period())
                .orElseThrow(() -> problem("substitute-without-duty", absent.name(), absent.period()));
        refuse("substitute-himself", isHimself(named, absent), absent.name());
        refuse(
                "substitute-mixes-roles",
                sidesOf(named, current).anyMatch(side -> side != Side.of(absent.role())),
                named.name(),
                absent.role());
        refuse("substitute-has-duty", hasDuty(named, absent, days), named.name(), absent.role());
        refuse("substituted-already", isSubstituted(absent, days, current), absent.name(), named.period());
        refuse("too-many-substitutes", current.size() >= Limits.SUBSTITUTES, Limits.SUBSTITUTES);
        return Stream.concat(current.stream(), Stream.of(named)).toList();
    }

    private static boolean isHimself(Substitute named, Person absent) {
        return named.id().equals(absent.id()) || NameKey.of(named.name()).equals(NameKey.of(absent.name()));
    }

    private Stream<Side> sidesOf(Substitute named, List<Substitute> current) {
        Stream<Person> own = people.stream().filter(person -> person.id().equals(named.id()));
        Stream<Person> others = current.stream()
                .filter(one -> one.id().equals(named.id()))
                .flatMap(one -> person(one.insteadOf()).stream());
        return Stream.concat(own, others).map(person -> Side.of(person.role()));
    }

    private boolean hasDuty(Substitute named, Person absent, Period days) {
        return people.stream()
                .filter(person -> person.role() == absent.role())
                .anyMatch(person ->
                        person.id().equals(named.id()) && person.period().covers(days));
    }

    private static boolean isSubstituted(Person absent, Period days, List<Substitute> current) {
        return current.stream()
                .filter(one -> one.insteadOf().equals(absent.id()))
                .anyMatch(one -> one.period().common(days).isPresent());
    }

    /** Without those that somebody has for a person. */
    List<Substitute> without(String absent, String substitute) {
        Predicate<Substitute> meant =
                one -> one.insteadOf().equals(absent) && one.id().equals(substitute);
        return all.stream().filter(meant.negate()).toList();
    }

    /** What is left of them when the unit has other people: names and addresses follow, and who has left stands in for nobody and is not missed. */
    List<Substitute> among(List<Person> others) {
        Substitutes then = new Substitutes(others, all);
        return all.stream()
                .filter(one -> then.person(one.insteadOf()).isPresent())
                .filter(one ->
                        person(one.id()).isEmpty() || then.person(one.id()).isPresent())
                .map(one -> then.person(one.id()).map(one::as).orElse(one))
                .toList();
    }

    /** The unit's people and those who stand in for them, each of these in the role that he takes over and on the days of that duty. */
    List<PersonState> everybody() {
        Stream<PersonState> standingIn = all.stream()
                .flatMap(one -> person(one.insteadOf()).stream()
                        .flatMap(absent ->
                                one
                                        .period()
                                        .common(absent.period())
                                        .map(common -> one.state(absent, common))
                                        .stream()));
        return Stream.concat(people.stream().map(Person::state), standingIn).toList();
    }

    List<Acting> acting(Predicate<PersonState> when) {
        return everybody().stream()
                .filter(when)
                .map(one -> new Acting(
                        one.id(),
                        one.role(),
                        person(String.valueOf(one.insteadOf())).orElse(null)))
                .toList();
    }

    private Optional<Person> person(String id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    private static void refuse(String code, boolean broken, Object... arguments) {
        if (broken) {
            throw problem(code, arguments);
        }
    }

    private static DomainProblem problem(String code, Object... arguments) {
        return new DomainProblem(code, HttpStatus.UNPROCESSABLE_CONTENT, arguments);
    }
}
