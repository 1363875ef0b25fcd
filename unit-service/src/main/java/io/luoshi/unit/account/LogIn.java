package io.luoshi.unit.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/**
 * How a person proves who he is, step by step. Every refusal looks the same, whether the name, the password or the code is wrong or the account
 * is locked: it tells nobody which accounts exist.
 */
@Service
public class LogIn {

    /** Two attempts at once compete for the account; the loser counts his attempt again, so that none goes uncounted. */
    private static final int TRIES = 20;

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactor codes;
    private final AccountSettings settings;
    private final Clock clock;

    LogIn(Accounts accounts, Passwords passwords, SecondFactor codes, AccountSettings settings, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.codes = codes;
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

    /** Empty when refused. */
    public Optional<Passed> withPassword(String login, String password) {
        Optional<Account> known = accounts.findByLogin(login.strip().toLowerCase(Locale.ROOT));
        if (known.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        boolean right = isRight(password, known.get());
        return attempt(known.get().id(), account -> right ? Optional.of(afterPassword(account)) : Optional.empty());
    }

    private boolean isRight(String password, Account account) {
        return account.mustChangePassword()
                ? passwords.matchesOneTime(password, account.passwordHash())
                : passwords.matches(password, account.passwordHash());
    }

    /** Empty when refused; a code is good once. */
    public Optional<Passed> withCode(String id, String code) {
        return attempt(
                id,
                account -> codes.stepOf(account, code).filter(account::takeCode).map(step -> afterCode(account)));
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

    private Optional<Passed> attempt(String id, Function<Account, Optional<Passed>> proof) {
        for (int attempt = 1; ; attempt++) {
            Account account = accounts.findById(id).orElseThrow(AccountService::closed);
            Instant now = clock.instant();
            if (!account.admits(now)) {
                return Optional.empty();
            }
            Optional<Passed> passed = proof.apply(account);
            if (passed.isEmpty()) {
                account.fail(now, settings);
            }
            try {
                accounts.save(account);
                return passed;
            } catch (OptimisticLockingFailureException another) {
                if (attempt == TRIES) {
                    throw another;
                }
            }
        }
    }
}
