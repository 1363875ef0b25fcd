package io.luoshi.unit.account;

import io.luoshi.starter.outbox.Contest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * How a person proves who he is, step by step. Every refusal looks the same, whether the name, the password or the code is wrong or the account
 * is locked: it tells nobody which accounts exist.
 */
@Service
public class LogIn {

    /** So many at once compete for one account; none goes uncounted. */
    static final int TRIES = 20;

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactor codes;
    private final LogInRefusals refusals;
    private final AccountSettings settings;
    private final Clock clock;

    LogIn(
            Accounts accounts,
            Passwords passwords,
            SecondFactor codes,
            LogInRefusals refusals,
            AccountSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
        this.refusals = refusals;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is still to do before the account is logged in. */
    public enum Step {
        CODE,
        NEW_PASSWORD,
        DONE
    }

    /** The account and its next step. */
    public record Passed(String account, Step next) {}

    /** Empty when refused. Each attempt takes the same steps, down to the store's, so that the time tells nobody which accounts exist either. */
    public Optional<Passed> withPassword(String login, String password) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        Optional<Account> known = accounts.findByLogin(name);
        boolean right = passwords.matches(password, known);
        if (known.isEmpty()) {
            refusals.ofNobody(name);
            return Optional.empty();
        }
        String id = known.get().id();
        if (!known.get().admits(clock.instant())) {
            refusals.ofAccount(id);
            return Optional.empty();
        }
        return attempt(id, account -> right ? Optional.of(afterPassword(account)) : Optional.empty());
    }

    /** Empty when refused; a code is good once. */
    public Optional<Passed> withCode(String id, String code) {
        return attempt(id, account -> codes.take(account, code) ? Optional.of(afterCode(account)) : Optional.empty());
    }

    /** Whether a person who is logged in has his second factor at hand; a wrong code counts like one at a log-in. */
    boolean hasCode(String id, String code) {
        return attempt(id, account -> codes.take(account, code) ? Optional.of(id) : Optional.empty())
                .isPresent();
    }

    /** Changes a password that must be changed. Empty when it has been: the page that asked for it is good for once. */
    public Optional<Passed> withNewPassword(String id, String password) {
        if (accounts.findById(id).filter(Account::mustChangePassword).isEmpty()) {
            return Optional.empty();
        }
        return attempt(id, account -> {
            passwords.check(password, account);
            account.changePassword(passwords.hash(password));
            account.logIn(clock.instant());
            return Optional.of(new Passed(account.id(), Step.DONE));
        });
    }

    private Passed afterPassword(Account account) {
        return account.needsCode() ? new Passed(account.id(), Step.CODE) : afterCode(account);
    }

    private Passed afterCode(Account account) {
        if (account.mustChangePassword()) {
            return new Passed(account.id(), Step.NEW_PASSWORD);
        }
        account.logIn(clock.instant());
        return new Passed(account.id(), Step.DONE);
    }

    private <T> Optional<T> attempt(String id, Function<Account, Optional<T>> proof) {
        return Contest.untilSaved(TRIES, () -> {
            Instant now = clock.instant();
            Optional<Account> open = accounts.findById(id).filter(account -> account.admits(now));
            if (open.isEmpty()) {
                refusals.ofAccount(id);
                return Optional.empty();
            }
            Optional<T> passed = proof.apply(open.get());
            if (passed.isEmpty()) {
                open.get().fail(now, settings);
            }
            accounts.save(open.get());
            return passed;
        });
    }
}
