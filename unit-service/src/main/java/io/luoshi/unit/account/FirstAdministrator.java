package io.luoshi.unit.account;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.web.DomainProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Opens the account {@value #LOGIN} when there is none at all: somebody must be able to invite the others. Its one-time password goes
 * to a file that only its owner can read, or to the log where no file is named.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    static final String LOGIN = "admin";

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Invitations invitations;
    private final AccountSettings settings;

    FirstAdministrator(Accounts accounts, Invitations invitations, AccountSettings settings) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.count() > 0) {
            return;
        }
        try {
            var invitation = invitations.open(LOGIN, "系统管理员", Set.of(PersonRole.ADMINISTRATOR));
            tell(Objects.requireNonNull(invitation.oneTimePassword()));
        } catch (DomainProblem anotherInstanceWasFaster) {
            log.info("The first administrator's account was opened by another instance");
        }
    }

    private void tell(String password) {
        Path file = settings.firstPasswordFile();
        if (file == null) {
            log.warn("First administrator: {}, one-time password: {}", LOGIN, password);
            return;
        }
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, LOGIN + " " + password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
