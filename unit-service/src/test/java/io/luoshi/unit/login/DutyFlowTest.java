package io.luoshi.unit.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the tokens of people say on which day, from the register to the log-in. */
@SpringBootTest(properties = "luoshi.security.enabled=true")
@AutoConfigureMockMvc
@Import(LogInFlowTest.Time.class)
@ContextConfiguration(initializers = TestPlatform.Store.class)
class DutyFlowTest {

    private static final String ADMIN = Tokens.person("管理员", "ADMINISTRATOR");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private SettableClock clock;

    private static int units;

    private final String name = "区甲" + ++units + "局";
    private String unit = "";
    private TokenEndpoint tokens;

    @BeforeEach
    void aUnit() {
        clock.set("2025-03-20T09:00");
        tokens = new TokenEndpoint(http);
        MvcTestResult listed = send("PUT", "/api/units", ADMIN, """
                [{"name": "%1$s", "people": [
                    {"name": "林晓禾", "role": "LIAISON_OFFICER", "email": "lin%2$d@a.example", "until": "2025-06-30"},
                    {"name": "周启明", "role": "UNIT_HEAD", "email": "zhou%2$d@a.example"}]}]""".formatted(name, units));
        unit = JsonPath.read(Browser.text(listed), "$.units[0].id");
    }

    private MvcTestResult send(String method, String address, String token, String body) {
        return http.method(HttpMethod.valueOf(method))
                .uri(address)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    /** The first log-in of a person of the unit; returns the session's refresh token. */
    private String begin(int number) {
        MvcTestResult invited =
                send("POST", "/api/accounts/invitations", ADMIN, "{\"person\": \"%s-%d\"}".formatted(unit, number));
        Browser browser = new Browser(http);
        String code = browser.code(browser.firstLogIn(
                JsonPath.read(Browser.text(invited), "$.login"),
                JsonPath.read(Browser.text(invited), "$.oneTimePassword")));
        return TokenEndpoint.refresh(tokens.exchange(code));
    }

    private String accessOn(String day, String session) {
        return accessAt(day + "T09:00", session);
    }

    private String accessAt(String time, String session) {
        clock.set(time);
        return TokenEndpoint.access(tokens.renew(session));
    }

    private static JWTClaimsSet claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    @ParameterizedTest
    @CsvSource({"2025-06-30, true", "2025-07-01, false"})
    void aTokenTellsOfTheDutiesOfItsDay(String day, boolean officer) throws ParseException {
        String session = begin(1);

        assertThat(claims(accessOn(day, session)).getStringListClaim("roles"))
                .isEqualTo(officer ? List.of("LIAISON_OFFICER@" + unit) : List.of());
    }

    @Test
    void aTokenDoesNotOutliveTheDutiesThatItTellsOf() throws ParseException {
        String session = begin(1);

        assertThat(life(accessAt("2025-06-30T23:59", session)))
                .isBetween(Duration.ofSeconds(58), Duration.ofSeconds(61));
        assertThat(life(accessAt("2025-06-29T23:59", session))).isEqualTo(Duration.ofMinutes(5));
    }

    private static Duration life(String token) throws ParseException {
        JWTClaimsSet claims = claims(token);
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    @Test
    void aHeadNamesHisSubstituteWhoActsOnThoseDaysInHisName() throws ParseException {
        String officer = begin(1);
        String head = begin(2);
        String named = """
                {"person": "%s-1", "from": "2025-04-07", "until": "2025-04-11"}""".formatted(unit);

        assertThat(send("POST", substitutesOf(2), accessOn("2025-04-01", head), named))
                .hasStatusOk();

        assertThat(claims(accessOn("2025-04-06", officer)).getClaim("substitutions"))
                .isEqualTo(List.of());
        String standingIn = accessOn("2025-04-07", officer);
        assertThat(claims(standingIn).getStringListClaim("roles")).containsExactly("LIAISON_OFFICER@" + unit);
        assertThat(send("GET", "/api/accounts/me", standingIn, ""))
                .bodyJson()
                .hasPathSatisfying(
                        "$.substitutions[0]",
                        duty -> assertThat(duty).isEqualTo("UNIT_HEAD@" + unit + " instead of " + unit + "-2 周启明"));
        assertThat(send("POST", "/api/units/" + unit + "/clients", standingIn, """
                {"name": "OA", "scopes": ["tasks:read"]}"""))
                .hasStatus(201);
        assertThat(String.valueOf(mongo.findOne(Query.query(where("unit").is(unit)), Document.class, "api_clients")))
                .as("the note for the trail")
                .contains("林晓禾（代周启明）");
        String after = accessOn("2025-04-12", officer);
        assertThat(send("GET", "/api/units/" + unit + "/clients", after, "")).hasStatus(403);
    }

    private String substitutesOf(int person) {
        return "/api/units/%s/people/%s-%d/substitutes".formatted(unit, unit, person);
    }

    @Test
    void nobodyDecidesAboutAnothersDuty() throws ParseException {
        String officer = begin(1);
        String named = "{\"person\": \"%s-1\", \"from\": \"2025-04-07\", \"until\": \"2025-04-11\"}".formatted(unit);

        assertThat(send("POST", substitutesOf(2), accessOn("2025-04-01", officer), named))
                .hasStatus(403)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("not-himself"));
        assertThat(refusals())
                .as("noted for the trail")
                .singleElement()
                .asString()
                .contains("POST /api/units/{unit}/people/{person}/substitutes", unit + "-2", "林晓禾");
        assertThat(send("POST", substitutesOf(2), ADMIN, named)).hasStatusOk();
        assertThat(send("DELETE", substitutesOf(2) + "/" + unit + "-1", accessOn("2025-04-01", officer), ""))
                .hasStatus(403);
        assertThat(refusals()).hasSize(2);
        assertThat(send("DELETE", substitutesOf(2) + "/" + unit + "-1", ADMIN, ""))
                .hasStatusOk();
    }

    private List<Document> refusals() {
        return mongo.findAll(Document.class, "audit_notes").stream()
                .filter(note -> note.toString().contains("\"REFUSED\""))
                .filter(note -> note.toString().contains(unit))
                .toList();
    }

    @Test
    void anAdministratorNeverBecomesAReporterByStandingIn() {
        send("POST", substitutesOf(1), ADMIN, """
                {"colleague": {"name": "陈默", "email": "chen%d@a.example"}, "from": "2025-04-07", "until": "2025-04-11"}""".formatted(units));
        send("POST", "/api/accounts", ADMIN, """
                {"login": "chen%d@a.example", "name": "陈默", "roles": ["ADMINISTRATOR"]}""".formatted(units));

        assertThat(send("POST", "/api/accounts/invitations", ADMIN, "{\"person\": \"%s-3\"}".formatted(unit)))
                .hasStatus(409)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("roles-do-not-mix"));
    }

    @Test
    void aSuccessorHasTheDutyFromHisFirstDayAndThePredecessorNoMore() throws ParseException {
        String before = begin(1);
        String handover = """
                {"successor": {"name": "顾一帆", "email": "gu%d@a.example"}, "from": "2025-05-01"}""".formatted(units);

        assertThat(send("POST", "/api/units/%1$s/people/%1$s-1/successor".formatted(unit), ADMIN, handover))
                .hasStatusOk();
        String after = begin(3);

        String duty = "LIAISON_OFFICER@" + unit;
        assertThat(claims(accessOn("2025-04-30", before)).getStringListClaim("roles"))
                .containsExactly(duty);
        assertThat(claims(accessOn("2025-04-30", after)).getStringListClaim("roles"))
                .isEmpty();
        assertThat(claims(accessOn("2025-05-01", before)).getStringListClaim("roles"))
                .isEmpty();
        assertThat(claims(accessOn("2025-05-01", after)).getStringListClaim("roles"))
                .containsExactly(duty);
    }
}
