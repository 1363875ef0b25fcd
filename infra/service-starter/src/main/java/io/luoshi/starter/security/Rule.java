package io.luoshi.starter.security;

import io.luoshi.events.UnitEvent.PersonRole;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * One line of a service's table: who may call a handler, and whose data he reaches with it. Whoever is not named is refused.
 *
 * @param pattern the handler's own, so that what is checked is what is called
 * @param everywhere roles that reach every unit's data
 * @param ownUnit roles that reach the data of the units in which a person has them
 * @param scopes of API clients, which reach their unit's data
 * @param anyPerson every person who is logged in, within his units
 * @param open no token is asked for
 * @param act the name under which each call is noted in the audit trail; empty where the change itself is noted
 */
public record Rule(
        HttpMethod method,
        String pattern,
        Set<PersonRole> everywhere,
        Set<PersonRole> ownUnit,
        Set<String> scopes,
        boolean anyPerson,
        boolean open,
        String act) {

    /** The supervision office. */
    public static final Set<PersonRole> OFFICE =
            Collections.unmodifiableSet(EnumSet.of(PersonRole.SUPERVISOR, PersonRole.CHIEF_SUPERVISOR));

    /** The people of a responsible unit. */
    public static final Set<PersonRole> UNIT =
            Collections.unmodifiableSet(EnumSet.of(PersonRole.LIAISON_OFFICER, PersonRole.UNIT_HEAD));

    public static final Set<PersonRole> LEADER = Set.of(PersonRole.LEADER_IN_CHARGE);
    public static final Set<PersonRole> ADMINISTRATOR = Set.of(PersonRole.ADMINISTRATOR);
    public static final Set<PersonRole> AUDITOR = Set.of(PersonRole.AUDITOR);
    public static final Set<PersonRole> OPS = Set.of(PersonRole.OPS);

    public static Rule get(String pattern) {
        return on(HttpMethod.GET, pattern);
    }

    public static Rule post(String pattern) {
        return on(HttpMethod.POST, pattern);
    }

    public static Rule put(String pattern) {
        return on(HttpMethod.PUT, pattern);
    }

    public static Rule patch(String pattern) {
        return on(HttpMethod.PATCH, pattern);
    }

    public static Rule delete(String pattern) {
        return on(HttpMethod.DELETE, pattern);
    }

    private static Rule on(HttpMethod method, String pattern) {
        return new Rule(method, pattern, Set.of(), Set.of(), Set.of(), false, false, "");
    }

    @SafeVarargs
    public final Rule everywhere(Set<PersonRole>... roles) {
        return new Rule(method, pattern, union(roles), ownUnit, scopes, anyPerson, open, act);
    }

    @SafeVarargs
    public final Rule ownUnit(Set<PersonRole>... roles) {
        return new Rule(method, pattern, everywhere, union(roles), scopes, anyPerson, open, act);
    }

    public Rule scope(String... anyOf) {
        return new Rule(method, pattern, everywhere, ownUnit, Set.of(anyOf), anyPerson, open, act);
    }

    public Rule everyPerson() {
        return new Rule(method, pattern, everywhere, ownUnit, scopes, true, open, act);
    }

    public Rule everybody() {
        return new Rule(method, pattern, everywhere, ownUnit, scopes, anyPerson, true, act);
    }

    public Rule noted(String name) {
        return new Rule(method, pattern, everywhere, ownUnit, scopes, anyPerson, open, name);
    }

    /** What the caller reaches; empty when he is refused. */
    public Optional<Reach> reachOf(Caller caller) {
        if (caller.isAny(everywhere)) {
            return Optional.of(Reach.EVERYTHING);
        }
        Set<String> units = Stream.of(
                        caller.unitsAs(ownUnit),
                        anyPerson && caller.client() == null ? caller.units() : Set.<String>of(),
                        caller.scopes().stream().anyMatch(scopes::contains) ? caller.units() : Set.<String>of())
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
        boolean letIn = !units.isEmpty() || (anyPerson && caller.client() == null);
        return letIn ? Optional.of(new Reach(units)) : Optional.empty();
    }

    @SafeVarargs
    private static Set<PersonRole> union(Set<PersonRole>... roles) {
        EnumSet<PersonRole> all = EnumSet.noneOf(PersonRole.class);
        Stream.of(roles).forEach(all::addAll);
        return Collections.unmodifiableSet(all);
    }
}
