package io.luoshi.unit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Duty;
import io.luoshi.starter.security.Substitutions;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import io.luoshi.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From a change, over Kafka, to an auditor; and what becomes of a trail that somebody tampers with. */
@SpringBootTest(properties = "luoshi.security.enabled=true")
@AutoConfigureMockMvc
@Import(AuditTest.Time.class)
@ContextConfiguration(initializers = TestPlatform.class)
class AuditTest {

    private static final Duration JOINING = Duration.ofSeconds(30);
    private static final String ADMINISTRATOR = "Bearer " + Tokens.person("管理员", "ADMINISTRATOR");
    private static final String AUDITOR = "Bearer " + Tokens.person("审计员", "AUDITOR");

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
    private MongoTemplate mongo;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private SettableClock clock;

    private static int units;

    private final String unit = "U-%03d".formatted(++units);

    @BeforeEach
    void aUnit() {
        clock.set("2025-03-20T09:00:00.123456789"); // as fine as a machine's clock, which the store is not
        assertThat(put("/api/units", "[{\"name\": \"第%s局\", \"kind\": \"DEPARTMENT\"}]".formatted(unit)))
                .hasStatusOk();
    }

    private MvcTestResult put(String address, String body) {
        return http.put()
                .uri(address)
                .header("Authorization", ADMINISTRATOR)
                .header("X-Forwarded-For", "10.1.2.3")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String asAuditor(String address) {
        MvcTestResult result =
                http.get().uri(address).header("Authorization", AUDITOR).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private List<Map<String, Object>> entries(String query, int least) {
        await().atMost(JOINING)
                .until(() -> JsonPath.<Integer>read(asAuditor("/api/audit?" + query), "$.total") >= least);
        return JsonPath.read(asAuditor("/api/audit?" + query), "$.items[*].note");
    }

    @Test
    void aChangeIsNotedWithWhoWhereWhatOldAndNew() {
        assertThat(put("/api/units/" + unit, "{\"name\": \"新名%s局\", \"kind\": \"DEPARTMENT\"}".formatted(unit)))
                .hasStatusOk();

        Map<String, Object> newest = entries("unit=" + unit, 2).getFirst();

        assertThat(newest)
                .containsEntry("kind", "CHANGED")
                .containsEntry("who", "A-管理员")
                .containsEntry("name", "管理员")
                .containsEntry("address", "10.1.2.3")
                .containsEntry("act", "PUT /api/units/{unit}")
                .containsEntry("object", "units")
                .containsEntry("objectId", unit)
                .containsEntry("at", "2025-03-20T01:00:00.123456789Z")
                .containsEntry("duties", List.of("ADMINISTRATOR"))
                .containsEntry(
                        "changes",
                        List.of(Map.of("field", "name", "before", "第" + unit + "局", "after", "新名" + unit + "局")));
    }

    @Test
    void aRefusalIsNotedAndAnExportToo() {
        assertThat(http.post()
                        .uri("/api/units/" + unit + "/retire")
                        .header("Authorization", "Bearer " + Tokens.person("=张三", "LIAISON_OFFICER@" + unit)))
                .hasStatus(403);
        String csv = asAuditor("/api/audit/export?unit=" + unit);

        assertThat(entries("unit=" + unit + "&kind=REFUSED", 1))
                .singleElement()
                .satisfies(refused -> assertThat(refused)
                        .containsEntry("who", "A-=张三")
                        .containsEntry("act", "POST /api/units/{unit}/retire"));
        assertThat(entries("kind=DONE", 1))
                .first()
                .satisfies(export -> assertThat(export)
                        .containsEntry("act", "audit-exported")
                        .containsEntry("who", "A-审计员"));
        assertThat(csv).startsWith("\uFEFFnumber,at,kind,who");
        assertThat(asAuditor("/api/audit/export?unit=" + unit))
                .as("no name is a formula")
                .contains(",A-=张三,'=张三,");
    }

    @Test
    void whatASubstituteDoesIsFoundByHimAndByThePersonForWhomHeActs() {
        assertThat(put("/api/units/" + unit, """
                {"name": "第%s局", "kind": "DEPARTMENT", "people": [
                    {"name": "林晓禾", "role": "LIAISON_OFFICER", "email": "lin@%s.example"},
                    {"name": "周启明", "role": "UNIT_HEAD", "email": "zhou@%s.example"}]}""".formatted(unit, unit, unit))).hasStatusOk();
        MvcTestResult invited =
                post("/api/accounts/invitations", ADMINISTRATOR, "{\"person\": \"%s-1\"}".formatted(unit));
        String account = JsonPath.read(
                new String(invited.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.account");
        Duty instead = new Duty(PersonRole.UNIT_HEAD, unit, new Duty.Absent(unit + "-2", "周启明"));
        String substitute = "Bearer "
                + Tokens.signed(Tokens.claims(account)
                        .claim("name", "林晓禾")
                        .claim("roles", List.of("LIAISON_OFFICER@" + unit))
                        .claim(Substitutions.CLAIM, Substitutions.claim(Set.of(instead)))
                        .build());

        assertThat(post(
                        "/api/units/" + unit + "/clients",
                        substitute,
                        "{\"name\": \"OA\", \"scopes\": [\"tasks:read\"]}"))
                .hasStatus(201);

        for (String person : List.of(unit + "-1", unit + "-2")) {
            await().atMost(JOINING)
                    .untilAsserted(
                            () -> assertThat(entries("subject=" + person, 1)).anyMatch(AuditTest::registersAClient));
            assertThat(entries("subject=" + person, 1))
                    .filteredOn(AuditTest::registersAClient)
                    .singleElement()
                    .satisfies(note -> assertThat(note).containsEntry("name", "林晓禾（代周启明）"));
        }
    }

    private static boolean registersAClient(Map<String, Object> note) {
        return "POST /api/units/{unit}/clients".equals(note.get("act"));
    }

    private MvcTestResult post(String address, String token, String body) {
        return http.post()
                .uri(address)
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void aRefusalByARuleBehindTheTableIsNotedToo() {
        assertThat(http.post()
                        .uri("/api/units/" + unit + "/people/" + unit + "-9/substitutes")
                        .header("Authorization", "Bearer " + Tokens.person("李四", "LIAISON_OFFICER@" + unit))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"person\": \"U-999-1\", \"from\": \"2025-03-21\", \"until\": \"2025-03-22\"}"))
                .hasStatus(403);

        assertThat(entries("unit=" + unit + "&kind=REFUSED", 1))
                .singleElement()
                .satisfies(refused -> assertThat(refused)
                        .containsEntry("who", "A-李四")
                        .containsEntry("act", "POST /api/units/{unit}/people/{person}/substitutes"));
    }

    @Test
    void secretsAreNotInTheTrail() {
        MvcTestResult opened = http.post()
                .uri("/api/accounts")
                .header("Authorization", ADMINISTRATOR)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"login\": \"ops%s\", \"name\": \"运维\", \"roles\": [\"OPS\"]}".formatted(unit))
                .exchange();
        String account = JsonPath.read(
                new String(opened.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.account");

        Map<String, Object> note = entries("subject=" + account, 1).getFirst();

        assertThat(note.toString())
                .contains("ops" + unit.toLowerCase(Locale.ROOT))
                .doesNotContain("Hash")
                .doesNotContain("$2a$");
    }

    @Test
    void verifyTellsWhichEntryWasChangedAndWhichRemoved() {
        entries("unit=" + unit, 1);
        IntStream.range(0, 5)
                .forEach(i -> assertThat(put(
                                "/api/units/" + unit,
                                "{\"name\": \"第%d次%s局\", \"kind\": \"OTHER\"}".formatted(i, unit)))
                        .hasStatusOk());
        entries("unit=" + unit, 6);
        assertThat(asAuditor("/api/audit/verify")).contains("\"intact\":true");
        List<AuditEntry> all = trail.after(trail.anchor().number(), 1_000);
        AuditEntry changed = all.get(all.size() - 4);
        AuditEntry removed = all.get(all.size() - 2);

        tamper(changed, new Update().set("text", changed.text().replace("管理员", "张三")));
        mongo.remove(Query.query(where("_id").is(removed.number())), AuditEntry.class);

        String result = asAuditor("/api/audit/verify");
        assertThat(JsonPath.<Boolean>read(result, "$.intact")).isFalse();
        assertThat(JsonPath.<List<Map<String, Object>>>read(result, "$.findings"))
                .extracting(finding -> finding.get("number") + " " + finding.get("fault"))
                .containsExactly(changed.number() + " CHANGED", removed.number() + " MISSING");

        tamper(changed, new Update().set("text", changed.text()));
        mongo.insert(removed);
        tamper(all.getLast(), new Update().set("who", "nobody"));
        assertThat(asAuditor("/api/audit/verify"))
                .as("what is searched by is checked too")
                .contains("{\"number\":" + all.getLast().number() + ",\"fault\":\"CHANGED\"}");
        tamper(all.getLast(), new Update().set("who", all.getLast().who()));
        assertThat(asAuditor("/api/audit/verify")).contains("\"intact\":true");
    }

    private void tamper(AuditEntry entry, Update update) {
        mongo.updateFirst(Query.query(where("_id").is(entry.number())), update, AuditEntry.class);
    }

    @Test
    void aTrailThatWasCutAfterItsTimeIsStillWhole() {
        entries("unit=" + unit, 1);
        clock.advance(Duration.ofDays(500));
        assertThat(put("/api/units/" + unit, "{\"name\": \"晚%s局\", \"kind\": \"OTHER\"}".formatted(unit)))
                .hasStatusOk();
        entries("unit=" + unit + "&from=2026-01-01T00:00:00Z", 1);

        long removed = trail.removeBefore(clock.instant().minus(Duration.ofDays(400)), clock.instant());

        assertThat(removed).isPositive();
        String result = asAuditor("/api/audit/verify");
        assertThat(JsonPath.<Boolean>read(result, "$.intact")).isTrue();
        assertThat(JsonPath.<Integer>read(result, "$.first")).isGreaterThan((int) removed - 1);
    }

    @Test
    void aNoteThatComesTwiceIsEnteredOnce() {
        entries("unit=" + unit, 1);
        AuditEntry known = trail.after(trail.anchor().number(), 1).getFirst();
        long before = mongo.count(new Query(), AuditEntry.class);

        trail.enter(List.of(new AuditTrail.Received(known.event(), known.source(), known.text(), null)));

        assertThat(mongo.count(new Query(), AuditEntry.class)).isEqualTo(before);
    }
}
