package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Permissions;
import io.luoshi.starter.security.Rule;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * What may be posted without a log-in, and so is open in the page of permissions: the forms of the log-in and the provider's own addresses. A
 * bearer token opens none of them; a form wants the token of its page and the step before it, the provider wants a client's secret.
 */
@SpringBootTest(properties = "luoshi.security.enabled=true")
@AutoConfigureMockMvc
@Import(LogInFlowTest.Time.class)
@ContextConfiguration(initializers = TestPlatform.Store.class)
class OpenFormsTest {

    /** Each open form with what a stranger might fill in. */
    private static final Map<String, Map<String, String>> FORMS = Map.of(
            "/login", Map.of("username", "admin", "password", "Guessed 2025!"),
            "/login/code", Map.of("code", "123456"),
            "/login/new-password", Map.of("password", "Guessed 2025!"));

    @Autowired
    private MockMvcTester http;

    @Autowired
    private List<Permissions> tables;

    @Test
    void everyFormThatIsOpenIsTestedHere() {
        assertThat(tables.stream()
                        .flatMap(table -> table.rules().stream())
                        .filter(rule -> rule.open() && !rule.method().equals(HttpMethod.GET))
                        .map(Rule::pattern))
                .containsExactlyInAnyOrderElementsOf(FORMS.keySet());
    }

    /** None, one of each role, a system's, and bad ones. */
    private static final List<String> BEARERS = bearers();

    private static List<String> bearers() {
        Stream<String> roles = Arrays.stream(PersonRole.values()).map(role -> Tokens.person("秦素", role + "@U-001"));
        Stream<String> others = Stream.of(
                "",
                Tokens.client("U-001", "progress:write"),
                Tokens.signed(Tokens.claims("A-1")
                        .expirationTime(Date.from(Instant.now().minusSeconds(600)))
                        .build()),
                Tokens.sign(Tokens.claims("A-1").build(), Tokens.newKey("test")),
                "x");
        return Stream.concat(roles, others).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login/code", "/login/new-password"})
    void aFormIsRefusedWithoutItsTokenAndWithoutTheStepBefore(String form) {
        List<String> wrong = new ArrayList<>();
        for (String bearer : BEARERS) {
            Browser browser = new Browser(http);
            browser.bear(bearer);
            expect(403, browser.post(form, FORMS.get(form)), "never seen a page, " + bearer, wrong);
            browser.bear("");
            browser.begin();
            browser.bear(bearer);
            expect(401, browser.post(form, FORMS.get(form)), "no step before, " + bearer, wrong);
            browser.forget("luoshi-form");
            expect(403, browser.post(form, FORMS.get(form)), "the page's token without its cookie, " + bearer, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void expect(int status, MvcTestResult result, String what, List<String> wrong) {
        boolean begunALogIn = result.getResponse().getCookie("luoshi-log-in") != null;
        if (result.getResponse().getStatus() != status || begunALogIn) {
            wrong.add(what + ": " + result.getResponse().getStatus());
        }
    }

    /** The cookie between two pages is a signed token: those for other purposes do not take its place. */
    @ParameterizedTest
    @ValueSource(strings = {"/login/code", "/login/new-password"})
    void anAccessTokenIsNoStepOfALogIn(String form) {
        for (String bearer : BEARERS) {
            Browser browser = new Browser(http);
            browser.begin();
            browser.keep("luoshi-log-in", bearer);
            assertThat(browser.post(form, FORMS.get(form))).hasStatus(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize",
                "/oauth2/token",
                "/oauth2/revoke",
                "/oauth2/introspect",
                "/oauth2/par",
                "/oauth2/device_authorization",
                "/oauth2/device_verification",
                "/oauth2/register",
                "/connect/register",
                "/connect/logout",
                "/userinfo"
            })
    void theProviderGivesABearerNothing(String address) {
        List<String> wrong = new ArrayList<>();
        for (String bearer : BEARERS) {
            refuse(posted(address, "refresh_token", bearer), bearer, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_credentials",
                "authorization_code",
                "password",
                "urn:ietf:params:oauth:grant-type:jwt-bearer"
            })
    void noGrantTakesABearerForAClient(String grant) {
        List<String> wrong = new ArrayList<>();
        for (String bearer : BEARERS) {
            refuse(posted("/oauth2/token", grant, bearer), bearer, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void refuse(MvcTestResult result, String bearer, List<String> wrong) {
        int status = result.getResponse().getStatus();
        boolean refused = status >= 400 && status < 500;
        boolean sentToLogIn = status == 302 && Browser.location(result).startsWith("/login?");
        if (!(refused || sentToLogIn) || Browser.text(result).contains("access_token")) {
            wrong.add(bearer + ": " + status + " " + Browser.text(result));
        }
    }

    private MvcTestResult posted(String address, String grant, String bearer) {
        var request = http.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("grant_type", grant)
                .param("client_id", "gateway")
                .param("token", bearer)
                .param("refresh_token", "x")
                .param("code", "x")
                .param("username", "admin")
                .param("password", "x")
                .param("assertion", bearer);
        return (bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer)).exchange();
    }

    @Test
    void aRefreshTokenIsGoodForNobodyButTheClientThatGotIt() {
        MvcTestResult opened = http.post()
                .uri("/api/accounts")
                .header("Authorization", "Bearer " + Tokens.person("管理员", "ADMINISTRATOR"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"login\": \"qin\", \"name\": \"秦素\", \"roles\": [\"AUDITOR\"]}")
                .exchange();
        Browser browser = new Browser(http);
        TokenEndpoint tokens = new TokenEndpoint(http);
        String code = browser.code(browser.firstLogIn("qin", JsonPath.read(Browser.text(opened), "$.oneTimePassword")));
        MvcTestResult given = tokens.exchange(code);

        MvcTestResult stolen = http.post()
                .uri("/oauth2/token")
                .header("Authorization", "Bearer " + TokenEndpoint.access(given))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("grant_type", "refresh_token")
                .param("client_id", "gateway")
                .param("refresh_token", TokenEndpoint.refresh(given))
                .exchange();

        assertThat(stolen).hasStatus4xxClientError();
        assertThat(tokens.renew(TokenEndpoint.refresh(given))).hasStatusOk();
    }
}
