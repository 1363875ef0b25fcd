package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.luoshi.demo.Api;
import io.luoshi.demo.People;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a log-in begins and how it ends, with the cookies of real browsers and the tokens of real systems. */
class IdentityEndToEndTest {

    private static final LuoshiSystem system = LuoshiSystem.shared();
    private static final People people = system.people();
    private static final Wire wire = new Wire(system.portBase());
    private static final String PASSWORD = "Identity-2025-first";

    /** What "at once" means for services that hear of it over Kafka. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    @Test
    void aDeactivatedAccountsCookieOpensNothingAtOnce() {
        Person person = Person.invited("deactivated");
        Api browser = person.logIn(Map.of());
        List<String> doors = List.of("/api/accounts/me", "/api/tasks", "/api/progress/calendars/2025");
        Map<String, String> cookie = browser.proof();
        assertThat(statuses(doors, cookie))
                .containsEntry("/api/accounts/me", 200)
                .doesNotContainValue(401);

        people.administrator()
                .post("/api/accounts/" + person.account() + "/deactivate")
                .expect();

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(statuses(doors, cookie))
                        .containsOnlyKeys(doors)
                        .allSatisfy((door, status) -> assertThat(status).isEqualTo(401)));
        assertThat(person.refusal(PASSWORD)).contains("</form>");
    }

    @Test
    void aRevokedSystemsTokenOpensNothingAtOnce() {
        String unit = units().path("id").asString();
        JsonNode client = people.administrator()
                .post(
                        "/api/units/" + unit + "/clients",
                        Map.of("name", "业务系统", "scopes", List.of("tasks:read", "progress:read", "units:read")))
                .expect();
        String id = client.path("id").asString();
        Api api = Api.client(system.gateway(), id, client.path("secret").asString());
        List<String> doors = List.of("/api/units", "/api/tasks", "/api/progress/obligations");
        Map<String, String> token = api.proof();
        assertThat(statuses(doors, token).values()).containsOnly(200);

        people.administrator()
                .post("/api/units/" + unit + "/clients/" + id + "/revoke")
                .expect();

        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(statuses(doors, token).values()).containsOnly(401));
        Throwable noNewOne = catchThrowable(
                () -> Api.client(system.gateway(), id, client.path("secret").asString())
                        .get("/api/tasks"));
        assertThat(noNewOne).hasMessageContaining("invalid_client");
    }

    @Test
    void aCookieIsWorthNothingAfterTheLogOut() {
        Api browser = Person.invited("logged-out").logIn(Map.of());
        Map<String, String> cookie = browser.proof();
        assertThat(browser.get("/api/accounts/me").status()).isEqualTo(200);

        assertThat(browser.post("/logout").status()).isEqualTo(204);

        assertThat(browser.get("/api/accounts/me").status()).isEqualTo(401);
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(statuses(List.of("/api/accounts/me", "/api/tasks"), cookie))
                        .as("the old cookie, sent again")
                        .doesNotContainValue(200)
                        .doesNotContainValue(403));
    }

    /** The attacker has planted his own session, or a made-up one, in the browser before its owner logs in. */
    @Test
    void aLogInTakesOverNoSessionThatTheBrowserHeldBefore() {
        Api attacker = Person.invited("fixing").logIn(Map.of());
        Map<String, String> planted = cookies(attacker);
        Person victim = Person.invited("fixed");

        Api browser = victim.logIn(planted);

        assertThat(me(browser)).isEqualTo(victim.account());
        assertThat(cookies(browser).values()).doesNotContainAnyElementsOf(planted.values());
        assertThat(me(attacker)).isNotEqualTo(victim.account());
    }

    @Test
    void aLogInThatThisBrowserDidNotBeginIsRefused() {
        Wire.Answer answer = wire.send(Attack.get("/login/oauth2/code/luoshi?code=stolen&state=guessed")
                .request());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asString()).isEqualTo("log-in-failed");
        assertThat(answer.text()).doesNotContain("Set-Cookie: luoshi-" + system.portBase() + "=ey");
    }

    @Test
    void wrongPasswordsLockAnAccountWithoutSayingSo() {
        Person person = Person.invited("locked");
        person.logIn(Map.of());
        String unknown = new Person("nobody", "A-0", "").refusal("Wrong-password-0");

        List<String> refusals = Stream.generate(() -> person.refusal("Wrong-password-0"))
                .limit(5)
                .toList();

        assertThat(person.refusal(PASSWORD)).as("the right password, too late").isEqualTo(unknown);
        assertThat(refusals).containsOnly(unknown);
        assertThat(people.administrator()
                        .get("/api/accounts/" + person.account())
                        .expect()
                        .path("lockedUntil")
                        .asString())
                .isNotEmpty();
    }

    /** Somebody of operations, who belongs to no unit: his log-in is nobody else's concern. */
    private record Person(String login, String account, String oneTimePassword) {

        static Person invited(String login) {
            JsonNode opened = people.administrator()
                    .post("/api/accounts", Map.of("login", login, "name", login, "roles", List.of("OPS")))
                    .expect();
            return new Person(
                    login,
                    opened.path("account").asString(),
                    opened.path("oneTimePassword").asString());
        }

        /** @param cookies what his browser holds before */
        Api logIn(Map<String, String> cookies) {
            return Api.person(system.gateway(), login, oneTimePassword, PASSWORD, cookies);
        }

        /** The page that a log-in with this password ends on, without what differs from page to page. */
        String refusal(String password) {
            Throwable refused = catchThrowable(() -> Api.person(system.gateway(), login, password, password));
            assertThat(refused).hasMessageContaining("refused");
            return refused.getMessage().replace(login, "").replaceAll("value=\"[^\"]*\"", "");
        }
    }

    private static JsonNode units() {
        return people.administrator()
                .put("/api/units", List.of(Map.of("name", "区寅虎局", "people", List.of())))
                .expect()
                .path("units")
                .path(0);
    }

    private static Map<String, Integer> statuses(List<String> doors, Map<String, String> proof) {
        return doors.stream()
                .collect(Collectors.toMap(
                        door -> door,
                        door -> wire.send(Attack.get(door).as("somebody", proof).request())
                                .status()));
    }

    private static String me(Api browser) {
        return browser.get("/api/accounts/me").expect().path("id").asString();
    }

    /** Those of the gateway's session. */
    private static Map<String, String> cookies(Api browser) {
        return Stream.of(browser.proof().get("Cookie").split("; "))
                .map(cookie -> cookie.split("=", 2))
                .filter(cookie -> cookie[0].startsWith("luoshi-" + system.portBase()))
                .collect(Collectors.toMap(cookie -> cookie[0], cookie -> cookie[1]));
    }
}
