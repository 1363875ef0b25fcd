package io.luoshi.unit.account;

import io.luoshi.events.AccessEvent.AccessRevoked;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * With what a person logs in. His duties are those of the people in the register that the account stands for, and system roles
 * (administrator, auditor, operations) given to the account itself. Failed attempts in a row lock it for a while that doubles.
 */
@Document("accounts")
class Account extends Aggregate {

    @Id
    private final String id;

    private final String login;
    private String name;
    private Set<String> people = Set.of();
    private Set<PersonRole> roles = Set.of();
    private boolean active = true;

    @KeptOutOfAudit
    private String passwordHash = "";

    private @Nullable Instant oneTimeUntil;

    @KeptOutOfAudit
    private @Nullable String sealedCodeSecret;

    @KeptOutOfAudit
    private @Nullable String preparedCodeSecret;

    @KeptOutOfAudit
    private long preparedInStep;

    private boolean codeNeeded;

    @KeptOutOfAudit
    private long lastCodeStep;

    private int failures;
    private @Nullable Instant lockedUntil;
    private @Nullable Instant lastLogInAt;

    @KeptOutOfAudit
    private @Nullable Instant accessEndedAt;

    private Account(String id, String login, String name) {
        this.id = id;
        this.login = login;
        this.name = name;
    }

    /** @param login what the person types, in lower case; unique */
    static Account open(String id, String login, String name) {
        return new Account(id, login, name);
    }

    /** The account also stands for this person of the register. */
    boolean standFor(String person) {
        Set<String> more = new TreeSet<>(people);
        boolean added = more.add(person);
        people = more;
        return added;
    }

    void giveRoles(Set<PersonRole> given) {
        roles = Set.copyOf(given);
    }

    /** Sets a password that must be changed at the first log-in and runs out by itself; lifts a lock. */
    void giveOneTimePassword(String hash, Instant until) {
        passwordHash = hash;
        oneTimeUntil = until;
        forgive();
    }

    void changePassword(String hash) {
        passwordHash = hash;
        oneTimeUntil = null;
    }

    @Nullable
    Instant oneTimeUntil() {
        return oneTimeUntil;
    }

    boolean mustChangePassword() {
        return oneTimeUntil != null;
    }

    /** False while locked, when deactivated, or when a one-time password has run out: then no password is right. */
    boolean admits(Instant now) {
        return active
                && (lockedUntil == null || !now.isBefore(lockedUntil))
                && (oneTimeUntil == null || now.isBefore(oneTimeUntil));
    }

    /** Counts a wrong password or code; from the given number on each one locks the account, longer every time. */
    void fail(Instant now, AccountSettings settings) {
        failures++;
        if (failures >= settings.freeAttempts()) {
            int doublings = Math.min(failures - settings.freeAttempts(), 20);
            Duration lock = settings.firstLock().multipliedBy(1L << doublings);
            lockedUntil = now.plus(lock.compareTo(settings.longestLock()) < 0 ? lock : settings.longestLock());
        }
    }

    void logIn(Instant now) {
        forgive();
        lastLogInAt = now;
    }

    private void forgive() {
        failures = 0;
        lockedUntil = null;
    }

    /** Begins to use a second factor, or another one; until a right code of it has come all stays as it is. */
    void prepareCodes(String sealedSecret, long step) {
        preparedCodeSecret = sealedSecret;
        preparedInStep = step;
    }

    /** The first right code of what was prepared; none from before that. It counts from now on. */
    boolean confirmCodes(long step) {
        if (step < preparedInStep) {
            return false;
        }
        sealedCodeSecret = preparedCodeSecret;
        preparedCodeSecret = null;
        codeNeeded = true;
        lastCodeStep = step;
        return true;
    }

    void dropCodes() {
        sealedCodeSecret = null;
        preparedCodeSecret = null;
        codeNeeded = false;
    }

    /** A right code, which is good once. */
    boolean takeCode(long step) {
        if (step <= lastCodeStep) {
            return false;
        }
        lastCodeStep = step;
        return true;
    }

    boolean needsCode() {
        return codeNeeded;
    }

    @Nullable
    String sealedCodeSecret() {
        return sealedCodeSecret;
    }

    @Nullable
    String preparedCodeSecret() {
        return preparedCodeSecret;
    }

    /** What was given out to it until then is void. */
    void endAccess(Instant machineTime) {
        accessEndedAt = machineTime;
        raise(new AccessRevoked(id, machineTime));
    }

    /** Whether a log-in that was under way then may go on. Times of log-ins are whole seconds: one begun in the second of the end may not. */
    boolean letsGoOn(Instant since) {
        return active && (accessEndedAt == null || since.isAfter(accessEndedAt));
    }

    void deactivate() {
        active = false;
    }

    void activate() {
        active = true;
    }

    boolean isActive() {
        return active;
    }

    String id() {
        return id;
    }

    String login() {
        return login;
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    List<String> people() {
        return List.copyOf(people);
    }

    Set<PersonRole> roles() {
        return roles;
    }

    String passwordHash() {
        return passwordHash;
    }

    @Nullable
    Instant lockedUntil() {
        return lockedUntil;
    }

    @Nullable
    Instant lastLogInAt() {
        return lastLogInAt;
    }
}
