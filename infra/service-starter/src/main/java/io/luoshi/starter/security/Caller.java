package io.luoshi.starter.security;

import io.luoshi.events.UnitEvent.PersonRole;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who calls, as his token says: a person with his duties, or a department's own system that acts for a unit within its scopes. Take
 * it as an argument of a handler.
 *
 * @param id of the account or the API client
 * @param name for histories; of a substitute, when only that lets him in: {@code 陈默（代林晓禾）}
 * @param client id of the API client; absent for a person
 * @param unit the unit for which a client acts
 * @param reach what the rule that let him in allows him to see and change
 */
public record Caller(
        String id,
        String name,
        Set<Duty> duties,
        Set<String> scopes,
        @Nullable String client,
        @Nullable String unit,
        Reach reach)
        implements AuthenticatedPrincipal {

    /** The service itself, when no request is the cause. */
    public static Caller system(String service) {
        return new Caller(service, "system", Set.of(), Set.of(), null, null, Reach.EVERYTHING);
    }

    /** Who has not said yet who he is. */
    static final Caller NOBODY = new Caller("", "", Set.of(), Set.of(), null, null, new Reach(Set.of()));

    /** Everybody, where {@code luoshi.security.enabled} is off. */
    static final Caller UNCHECKED = new Caller(
            "unchecked",
            "unchecked",
            Arrays.stream(PersonRole.values())
                    .map(role -> new Duty(role, null))
                    .collect(Collectors.toUnmodifiableSet()),
            Set.of(),
            null,
            null,
            Reach.EVERYTHING);

    Caller reaching(Reach allowed) {
        return new Caller(id, name, duties, scopes, client, unit, allowed);
    }

    /** The same without the duties in which he stands in for others. */
    Caller inOwnRight() {
        return having(duties.stream().filter(Duty::isOwn));
    }

    /** The same with one duty. */
    Caller as(Duty duty) {
        return having(Stream.of(duty));
    }

    private Caller having(Stream<Duty> some) {
        Set<Duty> had = some.collect(Collectors.toUnmodifiableSet());
        return new Caller(id, name, had, scopes, client, unit, reach);
    }

    /** The same, named as one who acts for that person. */
    Caller insteadOf(Duty.Absent absent) {
        String both = name + "（代" + absent.name() + "）";
        return new Caller(id, both, duties, scopes, client, unit, reach);
    }

    public boolean isAny(Collection<PersonRole> roles) {
        return duties.stream().anyMatch(duty -> roles.contains(duty.role()));
    }

    /** The units in which he has one of the roles. */
    Set<String> unitsAs(Collection<PersonRole> roles) {
        return duties.stream()
                .filter(duty -> roles.contains(duty.role()))
                .map(Duty::unit)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The units for which he acts, in any role. */
    public Set<String> units() {
        return unit != null ? Set.of(unit) : unitsAs(Set.of(PersonRole.values()));
    }

    @Override
    public String getName() {
        return id;
    }
}
