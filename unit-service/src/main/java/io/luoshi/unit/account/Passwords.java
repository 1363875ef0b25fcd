package io.luoshi.unit.account;

import io.luoshi.starter.web.DomainProblem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What makes a password good, how it is kept, and passwords for one time. Rules after GB/T 22239-2019, 8.1.4.1: length, several kinds of characters, not the name. */
@Component
class Passwords {

    /** BCrypt reads no further. */
    private static final int MOST_BYTES = 72;

    private static final int KINDS = 3;
    private static final List<Predicate<String>> KIND = Stream.of("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]")
            .map(Pattern::compile)
            .map(Pattern::asPredicate)
            .toList();

    /** Without 0 O 1 l I, because it is read out and typed in. */
    private static final String ONE_TIME = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int ONE_TIME_LENGTH = 16;

    private final AccountSettings settings;
    private final PasswordEncoder hashes = new BCryptPasswordEncoder();

    /** Nobody guesses 92 random bits, so their hash need not be slow; it would take longer than writing the account. */
    private final PasswordEncoder oneTimeHashes = new BCryptPasswordEncoder(4);

    private final SecureRandom random = new SecureRandom();
    private final String nobodys;
    private final String nobodysOneTime;

    Passwords(AccountSettings settings) {
        this.settings = settings;
        this.nobodys = hash(oneTime());
        this.nobodysOneTime = hashOneTime(oneTime());
    }

    /** Sixteen random characters: some 92 bits. */
    String oneTime() {
        return random.ints(ONE_TIME_LENGTH, 0, ONE_TIME.length())
                .mapToObj(ONE_TIME::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    String hash(String password) {
        return hashes.encode(password);
    }

    String hashOneTime(String password) {
        return oneTimeHashes.encode(password);
    }

    /** Whether it is the account's. Takes as long when there is none, so that nobody learns from the time which accounts exist or have not logged in yet. */
    boolean matches(String password, Optional<Account> account) {
        Optional<String> oneTime = account.filter(Account::mustChangePassword).map(Account::passwordHash);
        Optional<String> own =
                account.filter(known -> !known.mustChangePassword()).map(Account::passwordHash);
        boolean isOwn = matches(password, own.orElse(nobodys));
        boolean isOneTime = fits(password) && oneTimeHashes.matches(password, oneTime.orElse(nobodysOneTime));
        return own.isPresent() ? isOwn : oneTime.isPresent() && isOneTime;
    }

    private boolean matches(String password, String hash) {
        return fits(password) && hashes.matches(password, hash);
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** Refuses a new password that is too easy, or the same as before. */
    void check(String password, Account account) {
        long kinds = KIND.stream().filter(kind -> kind.test(password)).count();
        if (password.codePointCount(0, password.length()) < settings.minLength() || !fits(password) || kinds < KINDS) {
            throw new DomainProblem(
                    "weak-password", HttpStatus.UNPROCESSABLE_CONTENT, settings.minLength(), MOST_BYTES);
        }
        String ownName = account.login().split("@", 2)[0];
        if (password.toLowerCase(Locale.ROOT).contains(ownName) || matches(password, account.passwordHash())) {
            throw new DomainProblem("known-password", HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
