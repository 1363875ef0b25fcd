package io.luoshi.unit.account;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Passwords for one log-in, at which another must be chosen. */
@Component
class OneTimePasswords {

    private final Passwords passwords;
    private final AccountSettings settings;
    private final Clock clock;

    OneTimePasswords(Passwords passwords, AccountSettings settings, Clock clock) {
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    /** Gives the account one in place of what it had. */
    String give(Account account) {
        String password = passwords.oneTime();
        account.giveOneTimePassword(
                passwords.hashOneTime(password), clock.instant().plus(settings.oneTimeGoodFor()));
        return password;
    }
}
