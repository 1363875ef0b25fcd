package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A second factor from its enrolment through the pages of the log-in to its end. */
@SpringBootTest(properties = "luoshi.security.enabled=true")
@AutoConfigureMockMvc
@Import(LogInFlowTest.Time.class)
@ContextConfiguration(initializers = TestPlatform.Store.class)
class SecondFactorFlowTest {

    private static final String ADMIN = Tokens.person("管理员", "ADMINISTRATOR");
    private static final String FACTOR = "/api/accounts/me/second-factor";

    /** Near the real time, since tokens are looked at by that; in the middle of a step of 30 seconds. */
    private static final Instant BEGIN = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30 + 15);

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(BEGIN);

    @TestBean(name = "machineTime")
    private InstantSource machineTime;

    static InstantSource machineTime() {
        return NOW::get;
    }

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SettableClock clock;

    private static int people;

    private final String login = "factor" + ++people;
    private String account = "";
    private Browser browser;
    private Authenticator app;

    @BeforeEach
    void aPersonWithASecondFactor() {
        clock.set("2025-03-20T09:00");
        NOW.set(BEGIN);
        MvcTestResult opened = send("POST", "/api/accounts", ADMIN, """
                {"login": "%s", "name": "秦素", "roles": ["AUDITOR"]}""".formatted(login));
        account = JsonPath.read(Browser.text(opened), "$.account");
        browser = new Browser(http);
        browser.code(browser.firstLogIn(login, JsonPath.read(Browser.text(opened), "$.oneTimePassword")));
        app = prepared(send("PUT", FACTOR, token(), ""));
        assertThat(confirm(app.code())).hasStatus(204);
        steps(1);
    }

    private static void steps(int count) {
        NOW.updateAndGet(now -> now.plusSeconds(30L * count));
    }

    private String token() {
        return Tokens.signed(
                Tokens.claims(account).claim("roles", List.of("AUDITOR")).build());
    }

    private MvcTestResult send(String method, String address, String token, String body) {
        return http.method(HttpMethod.valueOf(method))
                .uri(address)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult withCode(String method, String code) {
        return http.method(HttpMethod.valueOf(method))
                .uri(FACTOR)
                .header("Authorization", "Bearer " + token())
                .header("X-Second-Factor-Code", code)
                .exchange();
    }

    private MvcTestResult confirm(String code) {
        return send("POST", FACTOR + "/confirm", token(), "{\"code\": \"%s\"}".formatted(code));
    }

    private static Authenticator prepared(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new Authenticator(JsonPath.read(Browser.text(result), "$.secret"), NOW::get);
    }

    private static void assertCode(MvcTestResult result, String code) {
        assertThat(result).hasStatus(422).bodyJson().extractingPath("$.code").isEqualTo(code);
    }

    /** A browser that has given the password. */
    private Browser atTheCodePage() {
        Browser fresh = new Browser(http);
        fresh.begin();
        String next = Browser.location(fresh.logIn(login, Browser.PASSWORD));
        assertThat(next).startsWith("/login/code?");
        assertThat(Browser.text(fresh.get(next))).contains("name=\"code\"");
        return fresh;
    }

    private static MvcTestResult give(Browser browser, String code) {
        return browser.post("/login/code", Map.of("code", code));
    }

    @Test
    void aPersonLogsInWithPasswordAndCode() {
        Browser person = atTheCodePage();

        String code = person.code(give(person, app.code()));

        assertThat(new TokenEndpoint(http).exchange(code)).hasStatusOk();
    }

    @Test
    void thePasswordAloneLetsNobodyIn() {
        Browser person = atTheCodePage();

        assertThat(Browser.text(person.begin())).as("the log-in page again").contains("name=\"password\"");
    }

    @Test
    void wrongCodesAndWrongPasswordsTogetherLockTheAccountForLongerAndLonger() {
        browser.begin();
        browser.logIn(login, "wrong");
        browser.logIn(login, "wrong");
        Browser person = atTheCodePage();
        for (int attempt = 3; attempt <= 5; attempt++) {
            assertThat(give(person, app.wrong())).hasStatus(401);
        }

        assertThat(give(person, app.code())).as("locked").hasStatus(401);
        clock.advance(Duration.ofSeconds(61));
        assertThat(give(person, app.wrong())).hasStatus(401);
        clock.advance(Duration.ofSeconds(61));
        assertThat(give(person, app.code())).as("locked for twice as long").hasStatus(401);
        clock.advance(Duration.ofSeconds(60));
        assertThat(give(person, app.code())).hasStatus(303);
    }

    @Test
    void theRightPasswordDoesNotForgiveWrongCodes() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(give(atTheCodePage(), app.wrong())).hasStatus(401);
        }

        browser.begin();
        assertThat(browser.logIn(login, Browser.PASSWORD)).hasStatus(401);
    }

    @Test
    void aCodeIsGoodOnce() {
        Browser one = atTheCodePage();
        Browser other = atTheCodePage();
        String code = app.code();

        assertThat(give(one, code)).hasStatus(303);

        assertThat(give(other, code)).hasStatus(401);
        steps(1);
        assertThat(give(other, app.code())).hasStatus(303);
    }

    @Test
    void codesFromBeforeTheConfirmationAreNotGood() {
        assertThat(give(atTheCodePage(), app.code(-1)))
                .as("the one that confirmed")
                .hasStatus(401);
        assertThat(give(atTheCodePage(), app.code(-2))).hasStatus(401);
    }

    @Test
    void aCodeFromBeforeTheEnrolmentDoesNotConfirmIt() {
        Authenticator another = prepared(withCode("PUT", app.code()));

        assertCode(confirm(another.code(-1)), "wrong-code");

        assertThat(confirm(another.code())).hasStatus(204);
    }

    @Test
    void theCodePageAsksForThePasswordFirst() {
        Browser stranger = new Browser(http);
        stranger.begin();

        assertThat(give(stranger, app.code())).as("without any step before").hasStatus(401);

        Browser done = atTheCodePage();
        give(done, app.code());
        steps(1);
        assertThat(give(done, app.code())).as("after the last step").hasStatus(401);
        assertThat(done.post("/login/new-password", Map.of("password", "An-other 2025!")))
                .as("on the page of another step")
                .hasStatus(401);
    }

    @Test
    void aCodeGivenForOneAccountDoesNotLetIntoAnother() {
        Browser person = atTheCodePage();
        Authenticator stranger = new Authenticator("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", NOW::get);

        assertThat(give(person, stranger.code())).hasStatus(401);
    }

    @Test
    void itIsRemovedByWhoHasItAtHandOnly() {
        assertCode(send("DELETE", FACTOR, token(), ""), "code-needed");
        assertCode(withCode("DELETE", app.wrong()), "wrong-code");
        atTheCodePage();

        assertThat(withCode("DELETE", app.code())).hasStatus(204);

        browser.begin();
        assertThat(Browser.location(browser.logIn(login, Browser.PASSWORD)))
                .as("no code is asked for")
                .startsWith("/oauth2/authorize?");
        assertThat(send("DELETE", FACTOR, token(), "")).as("repeated").hasStatus(204);
    }

    @Test
    void whoGuessesCodesToRemoveItLocksTheAccount() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertCode(withCode("DELETE", app.wrong()), "wrong-code");
        }

        assertCode(withCode("DELETE", app.code()), "wrong-code");
        clock.advance(Duration.ofSeconds(61));
        assertThat(withCode("DELETE", app.code())).hasStatus(204);
    }

    @Test
    void anotherOneThatIsNotConfirmedLeavesTheFirstInUse() {
        assertCode(send("PUT", FACTOR, token(), ""), "code-needed");

        Authenticator another = prepared(withCode("PUT", app.code()));

        assertThat(give(atTheCodePage(), another.code())).hasStatus(401);
        steps(1);
        assertThat(give(atTheCodePage(), app.code())).hasStatus(303);
        assertThat(confirm(another.code())).hasStatus(204);
        steps(1);
        assertThat(give(atTheCodePage(), app.code())).as("replaced").hasStatus(401);
        assertThat(give(atTheCodePage(), another.code())).hasStatus(303);
    }

    @Test
    void aResetByAnAdministratorEndsIt() {
        Browser person = atTheCodePage();

        MvcTestResult reset = send("POST", "/api/accounts/" + account + "/reset", ADMIN, "");
        steps(1);

        assertThat(give(person, app.code())).as("in the middle of a log-in").hasStatus(401);
        browser.begin();
        String next = Browser.location(browser.logIn(login, JsonPath.read(Browser.text(reset), "$.oneTimePassword")));
        assertThat(next).as("no code is asked for").startsWith("/login/new-password?");
        browser.get(next);
        assertThat(browser.post("/login/new-password", Map.of("password", "An-other 2025!")))
                .hasStatus(303);
        assertThat(send("GET", "/api/accounts/" + account, ADMIN, ""))
                .bodyJson()
                .extractingPath("$.secondFactor")
                .isEqualTo(false);
    }

    @Test
    void whoStoleAOneTimePasswordChoosesNoPasswordAfterAReset() {
        MvcTestResult reset = send("POST", "/api/accounts/" + account + "/reset", ADMIN, "");
        steps(1);
        Browser thief = new Browser(http);
        thief.begin();
        thief.get(Browser.location(thief.logIn(login, JsonPath.read(Browser.text(reset), "$.oneTimePassword"))));

        send("POST", "/api/accounts/" + account + "/reset", ADMIN, "");

        assertThat(thief.post("/login/new-password", Map.of("password", "An-other 2025!")))
                .hasStatus(401);
    }

    @Test
    void aCodeThatIsNoneIsRefusedAndBreaksNothing() {
        prepared(withCode("PUT", app.code()));

        assertThat(send("POST", FACTOR + "/confirm", token(), "{}")).hasStatus(422);
        assertThat(send("POST", FACTOR + "/confirm", token(), "{\"code\": \"١٢٣٤٥٦\"}"))
                .hasStatus(422);
        assertThat(give(atTheCodePage(), "")).hasStatus(401);
        assertThat(give(atTheCodePage(), "1".repeat(10_000))).hasStatus(401);
        assertThat(atTheCodePage().post("/login/code", Map.of())).hasStatus(400);
    }
}
