package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What becomes of a log-in with a name that is nobody's: it is in the trail, does not fill it, and looks and costs like any other that is refused. */
@SpringBootTest(
        properties = {
            "luoshi.security.enabled=true",
            "luoshi.accounts.refused-log-ins.entries=2",
            "luoshi.accounts.refused-log-ins.addresses=3",
            "luoshi.accounts.refused-log-ins.sum-up-every=100ms"
        })
@AutoConfigureMockMvc
@Import({LogInFlowTest.Time.class, UnknownNamesTest.Watched.class})
@ContextConfiguration(initializers = TestPlatform.class)
class UnknownNamesTest {

    private static final Duration JOINING = Duration.ofSeconds(30);
    private static final String ADMIN = "Bearer " + Tokens.person("管理员", "ADMINISTRATOR");
    private static final String AUDITOR = "Bearer " + Tokens.person("审计员", "AUDITOR");

    /** What a thread asks of the store. */
    static final class Commands implements CommandListener {

        private final ThreadLocal<List<String>> asked = ThreadLocal.withInitial(ArrayList::new);

        @Override
        public void commandStarted(CommandStartedEvent event) {
            asked.get().add(event.getCommandName());
        }

        List<String> during(Runnable act) {
            asked.get().clear();
            act.run();
            return List.copyOf(asked.get());
        }
    }

    @TestConfiguration
    static class Watched {

        @Bean
        Commands commands() {
            return new Commands();
        }

        @Bean
        MongoClientSettingsBuilderCustomizer watch(Commands commands) {
            return settings -> settings.addCommandListener(commands);
        }
    }

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Commands commands;

    private static int days;

    private String network = "";

    /** Each test has a day and addresses of its own, and so a count and entries of its own. */
    @BeforeEach
    void aDay() {
        clock.set("2025-04-%02dT09:30".formatted(++days));
        network = "10.1.%d.".formatted(days);
    }

    private Browser from(String address) {
        Browser browser = new Browser(http);
        browser.from(address);
        browser.begin();
        return browser;
    }

    private String asAuditor(String address) {
        return Browser.text(
                http.get().uri(address).header("Authorization", AUDITOR).exchange());
    }

    private List<Map<String, Object>> entries(int count) {
        await().atMost(JOINING).until(() -> entries().size() >= count);
        return entries();
    }

    private List<Map<String, Object>> entries() {
        List<Map<String, Object>> notes =
                JsonPath.read(asAuditor("/api/audit?who=unknown&size=200"), "$.items[*].note");
        return notes.stream()
                .filter(note -> String.valueOf(note.get("address")).startsWith(network))
                .toList();
    }

    private String post(String address, String body) {
        return Browser.text(http.post()
                .uri(address)
                .header("Authorization", ADMIN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange());
    }

    private String opened(String login) {
        return post(
                "/api/accounts", "{\"login\": \"%s\", \"name\": \"秦素\", \"roles\": [\"AUDITOR\"]}".formatted(login));
    }

    @Test
    void itIsInTheTrailWithTimeAndPlaceAndNotInClearText() {
        from(network + 3).logIn("  My-Password 2025!\r\n", "x");

        assertThat(entries(1)).singleElement().satisfies(note -> {
            assertThat(note)
                    .containsEntry("kind", "REFUSED")
                    .containsEntry("act", "log-in-refused")
                    .containsEntry("address", network + 3)
                    .containsEntry("at", "2025-04-%02dT01:30:00Z".formatted(days));
            assertThat(note.get("name")).asString().matches("my-…#[0-9a-f]{8}");
            assertThat(note.toString()).doesNotContainIgnoringCase("password");
        });
    }

    @Test
    void aStrangerGetsAFewEntriesAndOneWithTheNumberOfTheOthers() {
        Browser stranger = from(network + 3);
        for (int attempt = 0; attempt < 7; attempt++) {
            stranger.logIn("name" + attempt, "x");
        }
        from(network + 4).logIn("nobody", "x");
        assertThat(entries(3)).hasSize(3);

        clock.advance(Duration.ofMinutes(31));

        assertThat(entries(4)).hasSize(4).first().satisfies(sum -> {
            assertThat(sum).containsEntry("act", "further-log-ins-refused").containsEntry("address", network + 3);
            assertThat(sum.get("changes")).asString().contains("furtherAttempts", "5");
        });
    }

    @Test
    void anAttemptOnALockedAccountIsInTheTrailToo() {
        String account = JsonPath.read(opened("locked"), "$.account");
        Browser stranger = from(network + 3);
        for (int attempt = 1; attempt <= 6; attempt++) {
            stranger.logIn("locked", "wrong");
        }

        assertThat(entries(1))
                .singleElement()
                .satisfies(note -> assertThat(note).containsEntry("subjects", List.of(account)));
    }

    @Test
    void aPlaceThatACallerInventsIsCutAndCleaned() {
        from(network + "3\u2028" + "x".repeat(10_000)).logIn("nobody", "x");

        assertThat(entries(1))
                .singleElement()
                .satisfies(note -> assertThat(note.get("address"))
                        .asString()
                        .hasSizeLessThanOrEqualTo(64)
                        .startsWith(network + "3?x"));
    }

    @Test
    void everyRefusedLogInAsksTheSameOfTheStore() {
        String oneTime = JsonPath.read(opened("known"), "$.oneTimePassword");
        opened("fresh");
        opened("shut");
        String closed = JsonPath.read(opened("closed"), "$.account");
        post("/api/accounts/" + closed + "/deactivate", "");
        new Browser(http).firstLogIn("known", oneTime);
        Browser stranger = from(network + 3);
        stranger.logIn("first-of-the-span", "x");
        for (int attempt = 1; attempt <= 5; attempt++) {
            stranger.logIn("shut", "wrong");
        }

        assertThat(List.of("nobody", "known", "fresh", "shut", "closed"))
                .allSatisfy(name -> assertThat(commands.during(() -> stranger.logIn(name, "wrong")))
                        .as(name)
                        .containsExactly("find", "find", "update"));
        assertThat(commands.during(() -> stranger.logIn("nobody", "wrong")))
                .as("beyond the entries of this address")
                .containsExactly("find", "find", "update");
    }
}
