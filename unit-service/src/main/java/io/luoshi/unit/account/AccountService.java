package io.luoshi.unit.account;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Duty;
import io.luoshi.starter.web.DomainProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What administrators do with accounts, and what the provider asks about them. */
@Service
public class AccountService {

    private final Accounts accounts;
    private final Duties duties;
    private final OneTimePasswords oneTime;
    private final InstantSource machineTime;
    private final ApplicationEventPublisher events;

    AccountService(
            Accounts accounts,
            Duties duties,
            OneTimePasswords oneTime,
            InstantSource machineTime,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.duties = duties;
        this.oneTime = oneTime;
        this.machineTime = machineTime;
        this.events = events;
    }

    /**
     * Who an account is today.
     *
     * @param dutiesLast how long these duties last at most, when they change at midnight
     */
    public record Identity(String account, String name, Set<Duty> duties, Optional<Duration> dutiesLast) {}

    /** An account's access has ended; what was given out to it is void. */
    public record AccessEnded(String account) {}

    /** Empty when there is no such account or it was deactivated. */
    public Optional<Identity> identityOf(String account) {
        return accounts.findById(account)
                .filter(Account::isActive)
                .map(known -> new Identity(known.id(), known.name(), duties.today(known), duties.lastFor(known)));
    }

    /** Whether a log-in that was under way at that time may go on: not when the account was reset or closed since. */
    public boolean letsGoOn(String account, Instant since) {
        return accounts.findById(account).filter(known -> known.letsGoOn(since)).isPresent();
    }

    Page<Account> list(Pageable page) {
        return accounts.findAllByOrderByLoginAsc(page);
    }

    Account get(String id) {
        return accounts.findById(id).orElseThrow(() -> unknown(id));
    }

    static DomainProblem unknown(String account) {
        return new DomainProblem("unknown-account", HttpStatus.NOT_FOUND, account);
    }

    Set<Duty> dutiesOf(Account account) {
        return duties.today(account);
    }

    /** The accounts that stand for a person of the register. */
    public List<String> of(String person) {
        return accounts.findByPeople(person).stream().map(Account::id).toList();
    }

    /** Whether the account is that person's. */
    public boolean standsFor(String account, String person) {
        return accounts.findById(account)
                .filter(known -> known.people().contains(person))
                .isPresent();
    }

    /** Refuses a role that an account of that person could not have besides its others. */
    public void refuseToMix(String person, PersonRole role) {
        accounts.findByPeople(person).forEach(account -> duties.refuseToMix(account, role));
    }

    /** A new one-time password for one who has lost his; what was logged in with the old one ends. */
    Invitation reset(String id) {
        Account account = get(id);
        String password = oneTime.give(account);
        account.dropCodes();
        account.endAccess(machineTime.instant());
        Invitation invitation = new Invitation(accounts.save(account), password);
        events.publishEvent(new AccessEnded(id));
        return invitation;
    }

    /** Takes effect at once: no log-in, no new token, and those given out are void. */
    Account deactivate(String id) {
        Account account = get(id);
        account.deactivate();
        account.endAccess(machineTime.instant());
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
