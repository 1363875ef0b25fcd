package io.luoshi.unit.account;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.web.DomainProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Opens the account {@value #LOGIN} when there is none at all: somebody must be able to invite the others. Its one-time password goes
 * to a file that only its owner can read, or to the log where no file is named. Until he has logged in, a start that finds the file
 * missing or the password run out gives him another one; then the file is taken away. Several instances share the file.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    static final String LOGIN = "admin";

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Invitations invitations;
    private final OneTimePasswords oneTime;
    private final AccountSettings settings;
    private final Clock clock;

    FirstAdministrator(
            Accounts accounts,
            Invitations invitations,
            OneTimePasswords oneTime,
            AccountSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.oneTime = oneTime;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (accounts.count() == 0) {
                var invitation = invitations.open(LOGIN, "系统管理员", Set.of(PersonRole.ADMINISTRATOR));
                tell(Objects.requireNonNull(invitation.oneTimePassword()));
            } else {
                accounts.findByLogin(LOGIN).ifPresent(this::helpIn);
            }
        } catch (DomainProblem | OptimisticLockingFailureException anotherInstanceWasFaster) {
            log.info("Another instance saw to the first administrator's account");
        }
    }

    private void helpIn(Account first) {
        if (first.lastLogInAt() != null) {
            forgetPassword();
        } else if (first.isActive() && (isFileMissing() || !first.admits(clock.instant()))) {
            String password = oneTime.give(first);
            accounts.save(first);
            tell(password);
        }
    }

    private boolean isFileMissing() {
        Path file = settings.firstPasswordFile();
        return file != null && !Files.exists(file);
    }

    private void tell(String password) {
        Path file = settings.firstPasswordFile();
        if (file == null) {
            log.warn("First administrator: {}, one-time password: {}", LOGIN, password);
            return;
        }
        forgetPassword();
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, LOGIN + " " + password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forgetPassword() {
        Path file = settings.firstPasswordFile();
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
