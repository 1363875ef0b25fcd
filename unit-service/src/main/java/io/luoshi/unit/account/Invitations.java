package io.luoshi.unit.account;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.register.Side;
import io.luoshi.unit.register.Units;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** How people get accounts. */
@Service
class Invitations {

    private final Accounts accounts;
    private final AccountNumbers numbers;
    private final Units units;
    private final Duties duties;
    private final OneTimePasswords oneTime;

    Invitations(Accounts accounts, AccountNumbers numbers, Units units, Duties duties, OneTimePasswords oneTime) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.units = units;
        this.duties = duties;
        this.oneTime = oneTime;
    }

    /** Opens an account for a person of the register, or lets the one with that log-in name stand for him too. */
    Invitation invite(String person, @Nullable String login) {
        PersonState registered = person(person);
        String wanted = login == null ? registered.email() : login;
        Account account = accountFor(wanted, registered.name());
        boolean isNew = account.version() < 0;
        account.standFor(person);
        return save(account, isNew);
    }

    /** Opens an account for one who belongs to no unit. */
    Invitation open(String login, String name, Set<PersonRole> roles) {
        if (!roles.stream().allMatch(role -> Side.of(role).isAlone())) {
            throw new DomainProblem("role-of-a-unit", HttpStatus.UNPROCESSABLE_CONTENT, roles);
        }
        if (accounts.findByLogin(normal(login)).isPresent()) {
            throw loginTaken(login);
        }
        Account account = accountFor(login, name);
        account.giveRoles(roles);
        return save(account, true);
    }

    private PersonState person(String id) {
        int end = id.lastIndexOf('-');
        return units.findById(end < 0 ? id : id.substring(0, end)).stream()
                .flatMap(unit -> unit.everybody().stream())
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DomainProblem("unknown-person", HttpStatus.NOT_FOUND, id));
    }

    private Account accountFor(String login, String name) {
        return accounts.findByLogin(normal(login)).orElseGet(() -> Account.open(numbers.next(), normal(login), name));
    }

    private static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private Invitation save(Account account, boolean isNew) {
        duties.refuseToMix(account);
        String password = isNew ? oneTime.give(account) : null;
        try {
            return new Invitation(accounts.save(account), password);
        } catch (DuplicateKeyException takenMeanwhile) {
            throw loginTaken(account.login());
        }
    }

    private static DomainProblem loginTaken(String login) {
        return new DomainProblem("login-taken", HttpStatus.CONFLICT, login);
    }
}
