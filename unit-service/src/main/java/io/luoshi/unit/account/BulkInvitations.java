package io.luoshi.unit.account;

import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitSearch;
import io.luoshi.unit.register.Units;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Invites everybody of the register who has no account yet. Accounts are documents of their own: when the service dies half way, the rest
 * is invited by the next call, and those whose password nobody has seen by one that renews.
 */
@Component
class BulkInvitations {

    private final Units units;
    private final UnitSearch search;
    private final Accounts accounts;
    private final Invitations invitations;
    private final AccountService service;
    private final AccountSettings settings;
    private final Clock clock;

    BulkInvitations(
            Units units,
            UnitSearch search,
            Accounts accounts,
            Invitations invitations,
            AccountService service,
            AccountSettings settings,
            Clock clock) {
        this.units = units;
        this.search = search;
        this.accounts = accounts;
        this.invitations = invitations;
        this.service = service;
        this.settings = settings;
        this.clock = clock;
    }

    /** A person of the register whose duty is not over. */
    record Invitee(PersonState person, String unitName) {}

    /**
     * What became of one person.
     *
     * @param invitation absent when he was refused or has got one for another duty
     * @param refused why
     */
    record Invited(
            Invitee invitee,
            @Nullable Invitation invitation,
            @Nullable DomainProblem refused) {

        /** Not so when an account that he has already stands for him from now on. */
        private boolean tellsSomething() {
            return refused != null || (invitation != null && invitation.oneTimePassword() != null);
        }
    }

    /**
     * @param only ids of units; refused when one is unknown; absent: all
     * @param renew whether those who were invited and have never logged in get a new one-time password
     * @return those who got one, or were refused; whoever has an account of his own keeps it and is not in it
     */
    List<Invited> invite(@Nullable Set<String> only, boolean renew) {
        List<Invitee> invitees = invitees(only);
        Map<String, Account> known = accountsOf(invitees);
        List<Invitee> wanted = invitees.stream()
                .filter(invitee -> isToBeInvited(known.get(invitee.person().id()), renew))
                .toList();
        if (wanted.size() > settings.invitationsAtOnce()) {
            throw new DomainProblem(
                    "too-many-invitations", HttpStatus.CONTENT_TOO_LARGE, wanted.size(), settings.invitationsAtOnce());
        }
        Set<String> done = new HashSet<>();
        return wanted.stream()
                .map(invitee -> invite(invitee, known.get(invitee.person().id()), done))
                .filter(Invited::tellsSomething)
                .toList();
    }

    private static boolean isToBeInvited(@Nullable Account account, boolean renew) {
        return account == null || (renew && account.isActive() && account.lastLogInAt() == null);
    }

    /** @param done accounts that have got their password: whoever has two duties gets one */
    private Invited invite(Invitee invitee, @Nullable Account account, Set<String> done) {
        try {
            if (account == null) {
                return new Invited(invitee, invitations.invite(invitee.person().id(), null), null);
            }
            return new Invited(invitee, done.add(account.id()) ? service.reset(account.id()) : null, null);
        } catch (DomainProblem refused) {
            return new Invited(invitee, null, refused);
        }
    }

    private List<Invitee> invitees(@Nullable Set<String> only) {
        if (only != null) {
            return invitees(named(only).stream().filter(unit -> !unit.isRetired()));
        }
        try (Stream<Unit> present = search.present()) {
            return invitees(present);
        }
    }

    private List<Unit> named(Set<String> ids) {
        List<Unit> known = units.findByIds(ids);
        List<FieldProblem> unknown = ids.stream()
                .filter(id -> known.stream().noneMatch(unit -> unit.id().equals(id)))
                .sorted()
                .map(id -> new FieldProblem("units", id, "unknown-unit"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DomainProblem(unknown, "invalid", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return known;
    }

    private List<Invitee> invitees(Stream<Unit> present) {
        LocalDate today = LocalDate.now(clock);
        return present
                .flatMap(unit -> unit.everybody().stream()
                        .filter(person ->
                                person.until() == null || !person.until().isBefore(today))
                        .map(person -> new Invitee(person, unit.content().name())))
                .collect(Collectors.toMap(
                        invitee -> invitee.person().id(), Function.identity(), (one, again) -> one, LinkedHashMap::new))
                .sequencedValues()
                .stream()
                .toList();
    }

    private Map<String, Account> accountsOf(Collection<Invitee> invitees) {
        Set<String> ids =
                invitees.stream().map(invitee -> invitee.person().id()).collect(Collectors.toSet());
        Map<String, Account> byPerson = new LinkedHashMap<>();
        ids.stream()
                .gather(Gatherers.windowFixed(Units.KEYS_PER_QUERY))
                .flatMap(some -> accounts.findByPeopleIn(some).stream())
                .forEach(account -> account.people().forEach(id -> byPerson.put(id, account)));
        return byPerson;
    }
}
