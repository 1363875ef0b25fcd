package io.luoshi.unit.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.test.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.ContextConfiguration;

/** Whatever happens at the first start, somebody gets in. */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.Store.class)
class FirstAdministratorTest {

    private static final Duration GOOD_FOR = Duration.ofDays(7);

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitations invitations;

    @Autowired
    private OneTimePasswords oneTime;

    @Autowired
    private Passwords passwords;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private Clock clock;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nobody() {
        mongo.remove(new Query(), Account.class);
        file = directory.resolve("first-administrator");
    }

    private void start(Clock at) {
        AccountSettings settings =
                new AccountSettings(10, 5, Duration.ofMinutes(1), Duration.ofHours(1), GOOD_FOR, 1000, file);
        new FirstAdministrator(accounts, invitations, oneTime, settings, at).run(new DefaultApplicationArguments());
    }

    private Account admin() {
        return accounts.findByLogin("admin").orElseThrow();
    }

    private boolean fileLetsIn() throws IOException {
        String[] told = Files.readString(file).strip().split(" ");
        return told[0].equals("admin")
                && passwords.matches(told[1], Optional.of(admin()))
                && admin().admits(clock.instant());
    }

    @Test
    void theFirstStartOpensTheAccountAndTellsItsOwnerOnly() throws IOException {
        start(clock);

        assertThat(fileLetsIn()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherStartChangesNothingAsLongAsThePasswordIsGood() throws IOException {
        start(clock);
        String told = Files.readString(file);

        start(clock);

        assertThat(file).hasContent(told);
    }

    @Test
    void aPasswordThatWasNeverToldIsReplaced() throws IOException {
        start(clock);
        Files.delete(file);

        start(clock);

        assertThat(fileLetsIn()).isTrue();
    }

    @Test
    void aPasswordThatHasRunOutIsReplaced() throws IOException {
        start(clock);
        String told = Files.readString(file);

        start(Clock.offset(clock, GOOD_FOR.plusDays(1)));

        assertThat(Files.readString(file)).isNotEqualTo(told);
        assertThat(fileLetsIn()).isTrue();
    }

    @Test
    void afterTheFirstLogInTheFileGoesAndNothingIsReplaced() {
        start(clock);
        Account admin = admin();
        admin.changePassword(passwords.hash("Luo-shi 2025!"));
        admin.logIn(clock.instant());
        accounts.save(admin);

        start(clock);

        assertThat(file).doesNotExist();
        assertThat(passwords.matches("Luo-shi 2025!", Optional.of(admin()))).isTrue();
    }
}
