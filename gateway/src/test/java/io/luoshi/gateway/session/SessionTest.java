package io.luoshi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.luoshi.gateway.Backend;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A browser's session at the gateway, with a provider that gives out tokens of a short life. */
class SessionTest extends BrowserTest {

    private static final RSAKey KEY = key();

    @Autowired
    private Cookies sessionCookies;

    private String nonce = "";
    private int goodFor = 300;
    private int tokens;
    private boolean ended;

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void aProvider() {
        UNIT.answering(exchange -> {
            String body = switch (exchange.getRequestURI().getPath()) {
                case "/oauth2/token" -> token();
                case "/oauth2/jwks" -> new JWKSet(KEY).toString();
                default -> "{}";
            };
            int status = ended && exchange.getRequestURI().getPath().equals("/oauth2/token") ? 400 : 200;
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private String token() {
        if (ended) {
            return "{\"error\": \"invalid_grant\"}";
        }
        return """
                {"access_token": "access-%d", "token_type": "Bearer", "expires_in": %d, "refresh_token": "refresh",
                 "id_token": "%s"}""".formatted(++tokens, goodFor, idToken());
    }

    private String idToken() {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(settings.issuer())
                            .subject("A-1")
                            .audience("gateway")
                            .claim("name", "顾清和")
                            .claim("nonce", nonce)
                            .issueTime(Date.from(Instant.now()))
                            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                            .build());
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String begin(String address) throws Exception {
        HttpResponse<String> sent = browse(request(address));
        assertThat(sent.statusCode()).isEqualTo(302);
        String location = sent.headers().firstValue("Location").orElseThrow();
        nonce = find("nonce=([^&]+)", location);
        assertThat(location)
                .startsWith(settings.outside() + "/oauth2/authorize?")
                .contains("code_challenge_method=S256");
        return find("state=([^&]+)", location);
    }

    private HttpResponse<String> comeBack(String state) throws Exception {
        return browse(
                request("/login/oauth2/code/luoshi?code=c&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8)));
    }

    private void logIn() throws Exception {
        assertThat(comeBack(begin("/oauth2/authorization/luoshi")).statusCode()).isEqualTo(303);
    }

    @Test
    void aLogInGivesASealedCookieThatBecomesATokenOnTheWayToAService() throws Exception {
        logIn();

        HttpResponse<String> answer = browse(request("/api/tasks"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seenByTask()).isEqualTo("Bearer access-" + tokens);
        assertThat(TASK.received.getLast().headers()).doesNotContainKey("cookie");
        assertThat(cookies.toString()).doesNotContain("access-").doesNotContain("refresh");
        assertThat(browse(request("/")).body()).contains("顾清和");
    }

    @Test
    void theCookieIsHiddenFromPagesAndBoundToTheSite() throws Exception {
        HttpResponse<String> done = comeBack(begin("/oauth2/authorization/luoshi"));

        assertThat(done.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(settings.cookie() + "=") && !cookie.contains("Max-Age=0"))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForIsRefused() throws Exception {
        String state = begin("/oauth2/authorization/luoshi");
        cookies.clear();
        assertProblem(comeBack(state), 403, "log-in-failed");
        begin("/oauth2/authorization/luoshi");
        assertProblem(comeBack("another"), 403, "log-in-failed");
        assertThat(cookies).doesNotContainKey(settings.cookie());
    }

    @Test
    void aLogInReturnsWithinTheGatewayOnly() throws Exception {
        for (String elsewhere : List.of("https://evil.example/", "//evil.example", "/%5Cevil.example", "evil")) {
            HttpResponse<String> done = comeBack(begin("/oauth2/authorization/luoshi?return=" + elsewhere));
            assertThat(done.headers().firstValue("Location")).as(elsewhere).hasValue("/");
        }
        HttpResponse<String> done = comeBack(begin("/oauth2/authorization/luoshi?return=/tasks/T-2025-1-001"));
        assertThat(done.headers().firstValue("Location")).hasValue("/tasks/T-2025-1-001");
    }

    @Test
    void bytesThatAreNoTextLeadNowhere() throws Exception {
        assertProblem(browse(request("/oauth2/authorization/luoshi?return=%ff")), 403, "log-in-failed");
        String state = begin("/oauth2/authorization/luoshi");
        assertProblem(browse(request("/login/oauth2/code/luoshi?code=%ff&state=" + state)), 400, "http-400");
    }

    @Test
    void aChangeWithoutTheFormTokenIsRefusedAndReachesNoService() throws Exception {
        logIn();

        for (String token : List.of("", "guessed", formToken() + "x")) {
            HttpRequest.Builder forged =
                    request("/api/tasks/plans/P-2025-1/dispatch").POST(BodyPublishers.noBody());
            forged.header(SessionFilter.FORM_TOKEN, token);
            assertProblem(browse(forged), 403, "not-from-our-page");
        }
        assertThat(TASK.received).isEmpty();

        HttpRequest.Builder ours = request("/api/tasks/plans/P-2025-1/dispatch").POST(BodyPublishers.noBody());
        assertThat(browse(ours.header(SessionFilter.FORM_TOKEN, formToken())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLogInNeverTakesOverWhatTheBrowserBrought() throws Exception {
        logIn();
        String first = cookies.get(settings.cookie());
        String firstForm = formToken();

        logIn();

        assertThat(cookies.get(settings.cookie())).isNotEqualTo(first);
        assertThat(formToken()).isNotEqualTo(firstForm);
    }

    @Test
    void aTokenThatHasRunOutIsRenewedUntilTheProviderRefuses() throws Exception {
        goodFor = 0;
        logIn();
        assertThat(browse(request("/api/tasks")).statusCode()).isEqualTo(200);
        assertThat(seenByTask()).isEqualTo("Bearer access-" + tokens);

        ended = true;
        browse(request("/api/tasks"));

        assertThat(TASK.received.getLast().headers()).doesNotContainKey("authorization");
        assertThat(cookies).doesNotContainKey(settings.cookie());
    }

    @Test
    void whileTheProviderIsAwayABrowserIsToldToComeBackAndKeepsItsSession() throws Exception {
        goodFor = 0;
        logIn();
        UNIT.answering(Backend.json(500, "{}"));

        assertProblem(browse(request("/api/tasks")), 503, "identity-unavailable");

        assertThat(cookies).containsKey(settings.cookie());
    }

    @Test
    void aLogOutEndsBothSessions() throws Exception {
        logIn();

        assertThat(logOut().statusCode()).isEqualTo(204);

        assertThat(cookies).doesNotContainKey(settings.cookie());
        assertThat(UNIT.received.getLast().uri()).isEqualTo("/oauth2/revoke");
        assertThat(new String(UNIT.received.getLast().body(), StandardCharsets.UTF_8))
                .contains("token=refresh");
        assertThat(UNIT.received.getLast().header("authorization"))
                .as("encoded as at the token endpoint")
                .isEqualTo(UNIT.received.getFirst().header("authorization"));
    }

    @Test
    void aCopyOfTheCookieIsWorthNothingAfterTheLogOut() throws Exception {
        logIn();
        Map<String, String> stolen = Map.copyOf(cookies);
        logOut();
        cookies.putAll(stolen);

        browse(request("/api/tasks"));

        assertThat(TASK.received.getLast().headers()).doesNotContainKey("authorization");
    }

    @Test
    void aLogOutNeedsNoProvider() throws Exception {
        goodFor = 0;
        logIn();
        UNIT.answering(Backend.json(500, "{}"));

        assertThat(logOut().statusCode()).isEqualTo(204);

        assertThat(cookies).doesNotContainKey(settings.cookie());
    }

    @Test
    void aForgedOrChangedCookieIsNoSession() throws Exception {
        logIn();
        String cookie = cookies.get(settings.cookie());
        int middle = cookie.length() / 2;
        char other = cookie.charAt(middle) == 'A' ? 'B' : 'A';
        cookies.put(settings.cookie(), cookie.substring(0, middle) + other + cookie.substring(middle + 1));

        browse(request("/api/tasks"));

        assertThat(TASK.received.getLast().headers()).doesNotContainKey("authorization");
    }

    @Test
    void aMachineBringsItsOwnTokenAndNoCookieGetsInItsWay() throws Exception {
        logIn();

        HttpRequest.Builder machine = request("/api/tasks").POST(BodyPublishers.noBody());
        assertThat(browse(machine.header("Authorization", "Bearer machine")).statusCode())
                .isEqualTo(200);

        assertThat(seenByTask()).isEqualTo("Bearer machine");
    }

    @Test
    void aServiceHearsFromTheGatewayAloneWhereARequestCameFrom() throws Exception {
        send(request("/api/tasks").header("X-Forwarded-For", "10.0.0.1"));

        assertThat(TASK.received.getLast().header("x-forwarded-for")).isEqualTo("127.0.0.1");
    }

    @Test
    void aLongTokenIsKeptInPiecesThatABrowserTakes() {
        BrowserSession session = new BrowserSession("n", "t".repeat(8_000), Instant.EPOCH, "r", "f", Instant.EPOCH);
        MockHttpServletResponse response = new MockHttpServletResponse();
        sessionCookies.write(session, response);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(response.getCookies());

        assertThat(sessionCookies.session(request)).hasValue(session);
        assertThat(response.getHeaders("Set-Cookie"))
                .hasSizeGreaterThan(3)
                .allSatisfy(cookie -> assertThat(cookie).hasSizeLessThan(4_096));
    }
}
