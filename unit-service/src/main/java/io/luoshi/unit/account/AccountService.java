package io.luoshi.unit.account;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Duty;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.register.Person;
import io.luoshi.unit.register.Units;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What administrators do with accounts, and what the provider asks about them. */
@Service
public class AccountService {

    /** Each of them alone: who keeps accounts, reads the trail or runs the system does no business. */
    private static final Set<PersonRole> ALONE = Set.of(PersonRole.ADMINISTRATOR, PersonRole.AUDITOR, PersonRole.OPS);

    private final Accounts accounts;
    private final AccountNumbers numbers;
    private final Units units;
    private final Duties duties;
    private final Passwords passwords;
    private final AccountSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AccountService(
            Accounts accounts,
            AccountNumbers numbers,
            Units units,
            Duties duties,
            Passwords passwords,
            AccountSettings settings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.units = units;
        this.duties = duties;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /** Who an account is today. */
    public record Identity(String account, String name, Set<Duty> duties) {}

    /** An account's access has ended; what was given out to it is void. */
    public record AccessEnded(String account) {}

    /** An account and the password for its first log-in, which nobody sees again. */
    record Invitation(Account account, @Nullable String oneTimePassword) {}

    static DomainProblem closed() {
        return new DomainProblem("account-closed", HttpStatus.FORBIDDEN);
    }

    /** Empty when there is no such account or it was deactivated. */
    public Optional<Identity> identityOf(String account) {
        return accounts.findById(account)
                .filter(Account::isActive)
                .map(known -> new Identity(known.id(), known.name(), duties.of(known)));
    }

    /** How many sessions an account may have at the same time. */
    public int mostSessions() {
        return settings.sessions();
    }

    Page<Account> list(Pageable page) {
        return accounts.findAllByOrderByLoginAsc(page);
    }

    Account get(String id) {
        return accounts.findById(id).orElseThrow(() -> new DomainProblem("unknown-account", HttpStatus.NOT_FOUND, id));
    }

    Set<Duty> dutiesOf(Account account) {
        return duties.of(account);
    }

    /** Opens an account for a person of the register, or lets the one with that log-in name stand for him too. */
    Invitation invite(String person, @Nullable String login) {
        Person registered = person(person);
        String wanted = login == null ? registered.email() : login;
        Account account = accountFor(wanted, registered.name());
        boolean isNew = account.version() < 0;
        account.standFor(person);
        return save(account, isNew);
    }

    /** Opens an account for one who belongs to no unit. */
    Invitation open(String login, String name, Set<PersonRole> roles) {
        if (!ALONE.containsAll(roles)) {
            throw new DomainProblem("role-of-a-unit", HttpStatus.UNPROCESSABLE_CONTENT, roles);
        }
        if (accounts.findByLogin(normal(login)).isPresent()) {
            throw loginTaken(login);
        }
        Account account = accountFor(login, name);
        account.giveRoles(roles);
        return save(account, true);
    }

    private Person person(String id) {
        int end = id.lastIndexOf('-');
        return units.findById(end < 0 ? id : id.substring(0, end)).stream()
                .flatMap(unit -> unit.people().stream())
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
        refuseMixed(account);
        String password = isNew ? oneTimePassword(account) : null;
        try {
            return new Invitation(accounts.save(account), password);
        } catch (DuplicateKeyException takenMeanwhile) {
            throw loginTaken(account.login());
        }
    }

    private static DomainProblem loginTaken(String login) {
        return new DomainProblem("login-taken", HttpStatus.CONFLICT, login);
    }

    private void refuseMixed(Account account) {
        Set<PersonRole> roles = duties.of(account).stream()
                .map(Duty::role)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PersonRole.class)));
        if (roles.size() > 1 && roles.stream().anyMatch(ALONE::contains)) {
            throw new DomainProblem("roles-do-not-mix", HttpStatus.CONFLICT, account.login(), roles);
        }
    }

    private String oneTimePassword(Account account) {
        String password = passwords.oneTime();
        account.giveOneTimePassword(passwords.hash(password), clock.instant().plus(settings.oneTimeGoodFor()));
        return password;
    }

    /** A new one-time password for one who has lost his; what was logged in with the old one ends. */
    Invitation reset(String id) {
        Account account = get(id);
        String password = oneTimePassword(account);
        account.dropCodes();
        Invitation invitation = new Invitation(accounts.save(account), password);
        events.publishEvent(new AccessEnded(id));
        return invitation;
    }

    /** Takes effect at once: no log-in, no new token, and those given out are void. */
    Account deactivate(String id) {
        Account account = get(id);
        account.deactivate();
        Account saved = accounts.save(account);
        events.publishEvent(new AccessEnded(id));
        return saved;
    }

    Account activate(String id) {
        Account account = get(id);
        account.activate();
        return accounts.save(account);
    }
}
