package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jwt.SignedJWT;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A log-in from the first page to the tokens, as a browser and the gateway see it. */
@SpringBootTest(properties = "luoshi.security.enabled=true")
@AutoConfigureMockMvc
@Import(LogInFlowTest.Time.class)
@ContextConfiguration(initializers = TestPlatform.Store.class)
class LogInFlowTest {

    private static final String ADMIN = "Bearer " + Tokens.person("管理员", "ADMINISTRATOR");

    @TestConfiguration
    static class Time {
        @Bean
        SettableClock clock() {
            return new SettableClock();
        }
    }

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SettableClock clock;

    private static int people;

    private final String login = "auditor" + ++people;
    private String oneTime = "";
    private String account = "";
    private Browser browser;
    private TokenEndpoint tokens;

    @BeforeEach
    void anAccount() {
        clock.set("2025-03-20T09:00");
        MvcTestResult opened = post("/api/accounts", """
                {"login": "%s", "name": "秦素", "roles": ["AUDITOR"]}""".formatted(login));
        assertThat(opened).hasStatus(201);
        oneTime = JsonPath.read(Browser.text(opened), "$.oneTimePassword");
        account = JsonPath.read(Browser.text(opened), "$.account");
        browser = new Browser(http);
        tokens = new TokenEndpoint(http);
    }

    private MvcTestResult post(String address, String body) {
        return http.post()
                .uri(address)
                .header("Authorization", ADMIN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String read(MvcTestResult result, String path) {
        return JsonPath.read(Browser.text(result), path);
    }

    @Test
    void aOneTimePasswordMustBeChangedAndThenTheTokensTellTheDuties() throws ParseException {
        MvcTestResult given = tokens.exchange(browser.code(browser.firstLogIn(login, oneTime)));

        assertThat(given).hasStatusOk();
        var access = SignedJWT.parse(TokenEndpoint.access(given)).getJWTClaimsSet();
        assertThat(access.getSubject()).isEqualTo(account);
        assertThat(access.getStringListClaim("roles")).containsExactly("AUDITOR");
        assertThat(access.getStringClaim("name")).isEqualTo("秦素");
        assertThat(access.getAudience()).containsExactly("luoshi");
        MvcTestResult renewed = tokens.renew(TokenEndpoint.refresh(given));
        assertThat(renewed).hasStatusOk();
        assertThat(http.get()
                        .uri("/api/accounts/me")
                        .header("Authorization", "Bearer " + TokenEndpoint.access(renewed)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.duties[0]")
                .isEqualTo("AUDITOR");
    }

    @Test
    void anEasyPasswordIsRefusedOnThePage() {
        browser.begin();
        browser.get(Browser.location(browser.logIn(login, oneTime)));

        for (String easy : new String[] {"short1!", "nocapitalsnodigits", login + "A1!x", oneTime}) {
            assertThat(browser.post("/login/new-password", Map.of("password", easy)))
                    .as(easy)
                    .hasStatus(422);
        }
    }

    @Test
    void thePageForANewPasswordIsGoodForOnce() {
        browser.begin();
        browser.get(Browser.location(browser.logIn(login, oneTime)));
        Browser kept = browser.copy();
        assertThat(browser.post("/login/new-password", Map.of("password", Browser.PASSWORD)))
                .hasStatus(303);

        assertThat(kept.post("/login/new-password", Map.of("password", "An-other 2025!")))
                .hasStatus(401);

        browser.begin();
        assertThat(browser.logIn(login, Browser.PASSWORD)).hasStatus(303);
    }

    @Test
    void aCodeIsGoodOnceAndOnlyForHimWhoAskedForIt() {
        String code = browser.code(browser.firstLogIn(login, oneTime));

        assertThat(tokens.exchange(code, "another-verifier-that-is-long-enough-for-the-rules-0123456789"))
                .hasStatus(400);
        assertThat(tokens.exchange(code)).hasStatusOk();
        assertThat(tokens.exchange(code)).hasStatus(400);
    }

    @Test
    void theLogInIsGoodForOneAuthorizationOnly() {
        browser.code(browser.firstLogIn(login, oneTime));

        MvcTestResult again = browser.begin();

        assertThat(Browser.text(again)).contains("name=\"password\"");
    }

    @Test
    void wrongPasswordsLockTheAccountForLongerAndLongerAndLookLikeAnUnknownName() {
        browser.firstLogIn(login, oneTime);
        browser.begin();
        String unknown = withoutTokens(browser.logIn("nobody", "x"));
        for (int attempt = 1; attempt <= 5; attempt++) {
            MvcTestResult wrong = browser.logIn(login, "wrong");
            assertThat(wrong).hasStatus(401);
            assertThat(withoutTokens(wrong)).isEqualTo(unknown);
        }

        assertThat(browser.logIn(login, Browser.PASSWORD)).hasStatus(401);
        clock.advance(Duration.ofSeconds(61));
        assertThat(browser.logIn(login, "wrong")).hasStatus(401);
        clock.advance(Duration.ofSeconds(61));
        assertThat(browser.logIn(login, Browser.PASSWORD)).hasStatus(401);
        clock.advance(Duration.ofSeconds(60));
        assertThat(browser.logIn(login, Browser.PASSWORD)).hasStatus(303);
    }

    private static String withoutTokens(MvcTestResult page) {
        return Browser.text(page).replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        browser.begin();
        browser.forget("luoshi-form");

        assertThat(browser.logIn(login, oneTime)).hasStatus(403);
    }

    @Test
    void aLogInLeadsNowhereButToTheAuthorization() {
        for (String elsewhere :
                new String[] {"https://evil.example/", "//evil.example/", "/api/units", "/oauth2/authorize@evil"}) {
            assertThat(Browser.location(browser.get("/login?continue=" + elsewhere)))
                    .isEqualTo("/oauth2/authorization/luoshi");
        }
    }

    @Test
    void deactivationEndsTheSessionAtOnce() {
        MvcTestResult given = tokens.exchange(browser.code(browser.firstLogIn(login, oneTime)));

        assertThat(post("/api/accounts/" + account + "/deactivate", "")).hasStatusOk();

        assertThat(tokens.renew(TokenEndpoint.refresh(given))).hasStatus(400);
        browser.begin();
        assertThat(browser.logIn(login, Browser.PASSWORD)).hasStatus(401);
    }

    @Test
    void aLogOutEndsTheSessionAtTheProvider() {
        MvcTestResult given = tokens.exchange(browser.code(browser.firstLogIn(login, oneTime)));
        String refresh = TokenEndpoint.refresh(given);

        assertThat(tokens.revoke(refresh)).hasStatusOk();

        assertThat(tokens.renew(refresh)).hasStatus(400);
    }

    @Test
    void anApiClientGetsTokensForItsScopesUntilItIsRevoked() throws ParseException {
        assertThat(http.put()
                        .uri("/api/units")
                        .header("Authorization", ADMIN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("[{\"name\": \"区水利局\"}]"))
                .hasStatusOk();
        MvcTestResult registered = post(
                "/api/units/U-001/clients", "{\"name\": \"水利业务系统\", \"scopes\": [\"progress:write\", \"tasks:read\"]}");
        assertThat(registered).hasStatus(201);
        String id = read(registered, "$.id");
        String secret = read(registered, "$.secret");

        MvcTestResult token = clientToken(id, secret, "progress:write");

        assertThat(token).hasStatusOk();
        var claims = SignedJWT.parse(read(token, "$.access_token")).getJWTClaimsSet();
        assertThat(claims.getStringClaim("unit")).isEqualTo("U-001");
        assertThat(claims.getSubject()).isEqualTo(id);
        String all = read(clientToken(id, secret, ""), "$.access_token");
        assertThat(SignedJWT.parse(all).getJWTClaimsSet().getStringListClaim("scope"))
                .containsExactlyInAnyOrder("progress:write", "tasks:read");
        assertThat(clientToken(id, secret, "units:read")).hasStatus(400);
        assertThat(clientToken(id, "wrong", "progress:write")).hasStatus(401);
        assertThat(http.get().uri("/api/units/U-001/clients").header("Authorization", ADMIN))
                .bodyJson()
                .extractingPath("$.items[0].lastUsedAt")
                .isEqualTo("2025-03-20T01:00:00Z");
        assertThat(post("/api/units/U-001/clients/" + id + "/revoke", "")).hasStatusOk();
        assertThat(clientToken(id, secret, "progress:write")).hasStatus(401);
    }

    private MvcTestResult clientToken(String id, String secret, String scope) {
        return http.post()
                .uri("/oauth2/token")
                .param("grant_type", "client_credentials")
                .param("client_id", id)
                .param("client_secret", secret)
                .param("scope", scope)
                .exchange();
    }
}
