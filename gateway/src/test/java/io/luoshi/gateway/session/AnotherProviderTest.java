package io.luoshi.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Another OpenID provider takes unit-service's place by the settings of docs/identity.md; it is known by its address only. */
class AnotherProviderTest extends BrowserTest {

    private static final OtherProvider PROVIDER = new OtherProvider(CLIENT_SECRET);

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("luoshi.gateway.session.issuer", PROVIDER::issuer);
        registry.add("luoshi.gateway.session.back-channel", () -> "");
        registry.add("luoshi.gateway.session.client-id", () -> OtherProvider.CLIENT);
        registry.add("luoshi.gateway.session.scopes", () -> "openid,profile");
        registry.add("luoshi.gateway.session.cookie", () -> "luoshi-other");
    }

    @BeforeEach
    void asNew() {
        PROVIDER.reset();
    }

    private String begin() throws Exception {
        HttpResponse<String> sent = browse(request("/oauth2/authorization/luoshi"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        return sent.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> comeBack(String address) throws Exception {
        assertThat(address).startsWith(settings.outside().toString());
        return browse(request(address.substring(settings.outside().toString().length())));
    }

    private void logIn() throws Exception {
        HttpResponse<String> done = comeBack(PROVIDER.logIn(begin()));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    }

    private void assertNoSession() throws Exception {
        browse(request("/api/tasks"));
        assertThat(TASK.received.getLast().headers()).doesNotContainKey("authorization");
        assertThat(cookies).doesNotContainKey(settings.cookie());
    }

    private JWTClaimsSet seenClaims() throws Exception {
        return SignedJWT.parse(seenByTask().substring("Bearer ".length())).getJWTClaimsSet();
    }

    @Test
    void aLogInThereGivesASessionHereWhoseTokenIsRelayed() throws Exception {
        String there = begin();
        assertThat(there).contains("scope=openid%20profile", "client_id=" + OtherProvider.CLIENT);
        assertThat(comeBack(PROVIDER.logIn(there)).statusCode()).isEqualTo(303);

        browse(request("/api/tasks"));

        assertThat(seenClaims().getIssuer()).isEqualTo(PROVIDER.issuer());
        assertThat(seenClaims().getStringListClaim("groups")).containsExactly("督查员");
        assertThat(browse(request("/")).body()).contains("顾清和");
        assertThat(UNIT.received)
                .as("our own provider is not asked")
                .noneMatch(request -> request.uri().startsWith("/oauth2/"));
    }

    @Test
    void aCodeOfAnotherBrowserIsRefused() throws Exception {
        String stolen = PROVIDER.logIn(begin());
        cookies.clear();

        assertProblem(comeBack(stolen), 403, "log-in-failed");
        begin();
        assertProblem(comeBack(stolen), 403, "log-in-failed");
    }

    @Test
    void aTokenIsRenewedAgainAndAgainWhereEachRefreshTokenIsGoodOnce() throws Exception {
        PROVIDER.goodFor = 0;
        logIn();

        browse(request("/api/tasks"));
        String first = seenByTask();
        browse(request("/api/tasks"));

        assertThat(seenByTask()).isNotEqualTo(first);
        assertThat(cookies).containsKey(settings.cookie());
    }

    @Test
    void requestsOfOnePageShareOneRenewal() throws Exception {
        PROVIDER.goodFor = 0;
        logIn();
        PROVIDER.goodFor = 300;
        String cookie = settings.cookie() + "=" + cookies.get(settings.cookie());

        List<CompletableFuture<HttpResponse<String>>> page = Stream.generate(
                        () -> sendAsync(request("/api/tasks").header("Cookie", cookie)))
                .limit(4)
                .toList();
        page.forEach(CompletableFuture::join);

        assertThat(PROVIDER.received("/sso/token"))
                .as("for the code, and one renewal")
                .hasSize(2);
        assertThat(TASK.received)
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.headers()).containsKey("authorization"));
    }

    @Test
    void aSessionEndsWhenTheProviderHasEndedIt() throws Exception {
        PROVIDER.goodFor = 0;
        logIn();
        PROVIDER.endSession();

        assertNoSession();
    }

    @Test
    void withoutARefreshTokenASessionEndsWithItsToken() throws Exception {
        PROVIDER.givesRefreshTokens = false;
        logIn();
        browse(request("/api/tasks"));
        assertThat(TASK.received.getLast().headers()).containsKey("authorization");
        assertThat(logOut().statusCode()).isEqualTo(200);

        PROVIDER.goodFor = 0;
        logIn();

        assertNoSession();
    }

    @Test
    void aLogOutSendsTheBrowserToTheProviderAndBackAndTheNextLogInNeedsAPassword() throws Exception {
        logIn();

        HttpResponse<String> answer = logOut();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(cookies).doesNotContainKey(settings.cookie()).doesNotContainKey(settings.cookie() + "-id");
        assertThat(PROVIDER.loggedIn).isTrue();
        assertThat(PROVIDER.logOut(read(answer, "$.continueAt"))).isEqualTo(settings.outside() + "/");
        assertThat(PROVIDER.loggedIn).isFalse();
        assertNoSession();
    }

    @Test
    void whatTheLogOutNeedsGoesWithNoOtherRequest() throws Exception {
        HttpResponse<String> done = comeBack(PROVIDER.logIn(begin()));

        assertThat(done.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(settings.cookie() + "-id="))
                .singleElement()
                .asString()
                .contains("Path=/logout;", "HttpOnly", "SameSite=Lax")
                .hasSizeLessThan(4_096);
    }

    @Test
    void withoutTheIdTokenTheProviderLearnsWhoAsks() throws Exception {
        logIn();
        cookies.remove(settings.cookie() + "-id");

        URI page = URI.create(read(logOut(), "$.continueAt"));

        assertThat(page.getQuery())
                .isEqualTo("kc=1&client_id=" + OtherProvider.CLIENT + "&post_logout_redirect_uri=" + settings.outside()
                        + "/");
    }

    @Test
    void whileItIsAwayASessionGoesOnAndAnEndedTokenWaits() throws Exception {
        logIn();
        PROVIDER.away = true;
        browse(request("/api/tasks"));
        assertThat(TASK.received.getLast().headers()).containsKey("authorization");
        PROVIDER.away = false;
        PROVIDER.goodFor = 0;
        logIn();
        PROVIDER.away = true;

        assertProblem(browse(request("/api/tasks")), 503, "identity-unavailable");

        assertThat(cookies).containsKey(settings.cookie());
    }
}
