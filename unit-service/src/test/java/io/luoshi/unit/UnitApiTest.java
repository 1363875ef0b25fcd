package io.luoshi.unit;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.test.SettableClock;
import io.luoshi.test.TestPlatform;
import io.luoshi.unit.register.Unit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The whole API on a store, without a broker: everything it answers, and what it stores. */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.Store.class)
class UnitApiTest {

    private static final String EDUCATION = """
            [{"name": "区教育局", "kind": "DEPARTMENT", "aliases": ["教育局"], "people": [
                {"name": "林晓禾", "role": "LIAISON_OFFICER", "email": "lin@jyj.yunxi.example", "language": "zh"},
                {"name": "周启明", "role": "UNIT_HEAD", "email": "zhou@jyj.yunxi.example"}]}]""";

    @TestConfiguration
    static class Time {
        @Bean
        Clock clock() {
            return new SettableClock();
        }
    }

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @BeforeEach
    void emptyRegister() {
        mongo.remove(new Query(), Unit.class);
        mongo.dropCollection("counters");
    }

    private MvcTestResult putJson(String list) {
        return http.put()
                .uri("/api/units")
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Luoshi-Actor", "shen.ruogu")
                .content(list)
                .exchange();
    }

    private MvcTestResult putTable(String table, String charset) {
        return http.put()
                .uri("/api/units")
                .contentType("text/csv")
                .content(table.getBytes(Charset.forName(charset)))
                .exchange();
    }

    private MvcTestResult putUnit(String id, String body, String ifMatch) {
        return http.put()
                .uri("/api/units/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", ifMatch)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String uri, Object... variables) {
        return http.get().uri(uri, variables).exchange();
    }

    private MvcTestResult retire(String id) {
        return http.post().uri("/api/units/" + id + "/retire").exchange();
    }

    private static void assertCounts(MvcTestResult result, int created, int changed, int unchanged) {
        assertThat(result).hasStatusOk();
        assertThat(result).bodyJson().extractingPath("$.created").isEqualTo(created);
        assertThat(result).bodyJson().extractingPath("$.changed").isEqualTo(changed);
        assertThat(result).bodyJson().extractingPath("$.unchanged").isEqualTo(unchanged);
    }

    private static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(result).bodyJson().extractingPath("$.detail").asString().doesNotContain("{0}", "Unprocessable");
    }

    private List<String> ids(String uri, Object... variables) {
        MvcTestResult result = get(uri, variables);
        assertThat(result).hasStatusOk();
        return JsonPath.read(
                new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.items[*].id");
    }

    private long unsentEvents() {
        return mongo.getCollection("units").find().into(new ArrayList<>()).stream()
                .mapToLong(unit -> unit.getList("outbox", Document.class).size())
                .sum();
    }

    @Test
    void aListRegistersUnitsAndTellsTheirIds() {
        MvcTestResult result = putJson(EDUCATION);
        assertCounts(result, 1, 0, 0);
        assertThat(result)
                .bodyJson()
                .extractingPath("$.units")
                .asArray()
                .containsExactly(Map.of("id", "U-001", "name", "区教育局", "fact", "CREATED"));
        assertThat(get("/api/units/U-001"))
                .hasStatusOk()
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"id": "U-001", "name": "区教育局", "kind": "DEPARTMENT", "aliases": ["教育局"], "retired": false, "people": [
                            {"id": "U-001-1", "name": "林晓禾", "role": "LIAISON_OFFICER", "email": "lin@jyj.yunxi.example", "language": "zh"},
                            {"id": "U-001-2", "name": "周启明", "role": "UNIT_HEAD", "email": "zhou@jyj.yunxi.example", "language": "zh"}]}""");
    }

    @Test
    void theSameListAgainChangesNothingAndTellsNobody() {
        putJson(EDUCATION);
        assertCounts(putJson(EDUCATION), 0, 0, 1);
        assertThat(get("/api/units/U-001")).hasHeader("ETag", "\"0\"");
        assertThat(unsentEvents()).isOne();
    }

    @Test
    void unknownUnitsOfANoticeAreCreatedByTheirNames() {
        assertCounts(
                putJson("[{\"name\": \"湖南路街道\"}, {\"name\": \"高新区管委会\"}, {\"name\": \"团区委\"}, {\"name\": \"区水务局\"}]"),
                4,
                0,
                0);
        assertThat(get("/api/units"))
                .bodyJson()
                .extractingPath("$.items[*].kind")
                .asArray()
                .containsExactly("SUBDISTRICT", "FUNCTIONAL_AREA", "PARTY_ORGAN", "DEPARTMENT");
    }

    @Test
    void aListSaysOnlyWhatItSays() {
        putJson(EDUCATION);
        assertCounts(putJson("[{\"name\": \"区教育局\", \"kind\": \"OTHER\", \"aliases\": [\"区教委\"]}]"), 0, 1, 0);
        assertThat(get("/api/units/U-001"))
                .bodyJson()
                .isLenientlyEqualTo("{\"kind\": \"OTHER\", \"aliases\": [\"教育局\", \"区教委\"]}")
                .extractingPath("$.people")
                .asArray()
                .hasSize(2);
    }

    @Test
    void peopleOfAListAreThePeopleOfTheUnit() {
        putJson(EDUCATION);
        assertCounts(putJson("[{\"name\": \"区教育局\", \"people\": []}]"), 0, 1, 0);
        assertThat(get("/api/units/U-001"))
                .bodyJson()
                .extractingPath("$.people")
                .asArray()
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"教育局", "' 区　教育 局'"})
    void aUnitIsFoundAgainByAliasAndSpelling(String name) {
        putJson(EDUCATION);
        assertCounts(putJson("[{\"name\": \"" + name + "\"}]"), 0, 0, 1);
        assertThat(get("/api/units/U-001")).bodyJson().extractingPath("$.name").isEqualTo("区教育局");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030"})
    void aTableDoesTheSame(String charset) {
        String table = """
                单位名称,类别,别名,姓名,角色,邮箱,语言
                区教育局,部门,教育局,林晓禾,联络员,lin@jyj.yunxi.example,
                ,,,周启明,单位负责人,zhou@jyj.yunxi.example,zh
                """;
        assertCounts(putTable(table, charset), 1, 0, 0);
        assertCounts(putJson(EDUCATION), 0, 0, 1);
    }

    @Test
    void everyErrorOfAListIsToldAndNothingIsStored() {
        putJson(EDUCATION);
        MvcTestResult result = putTable("""
                name,kind,aliases,person,role,email,language
                区水务局,河流,,王水,联络员,wang@,
                区体育局,,教育局,,,,
                ,,,李体,教练,,
                教育局,,,,,,
                区教育局,,,,,,
                """, "UTF-8");
        assertProblem(result, 422, "invalid");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder(
                        "row 2.kind",
                        "row 2.email",
                        "row 3.aliases",
                        "row 4.role",
                        "row 4.email",
                        "row 6.name",
                        "row 5.name");
        assertThat(ids("/api/units")).containsExactly("U-001");
    }

    @Test
    void whatCannotBeReadIsMalformed() {
        assertProblem(putJson("[{\"name\": 1,"), 400, "malformed");
        assertProblem(putJson("{\"name\": \"区教育局\"}"), 400, "malformed");
        assertProblem(putJson("[null]"), 400, "malformed");
        assertProblem(putTable("名字\n", "UTF-8"), 400, "malformed");
        assertThat(http.put().uri("/api/units").contentType("application/xml").content("<a/>"))
                .hasStatus(415);
        assertThat(ids("/api/units")).isEmpty();
    }

    @Test
    void aListHasItsLimit() {
        String list = IntStream.rangeClosed(0, 5_000)
                .mapToObj(i -> "{\"name\": \"单位" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertProblem(putJson(list), 413, "too-many-units");
        assertThat(ids("/api/units")).isEmpty();
    }

    @Test
    void everyUnitOfALongListIsFoundAgain() {
        String list = IntStream.range(0, 450)
                .mapToObj(i -> "{\"name\": \"单位" + i + "\", \"aliases\": [\"别名" + i + "\"]}")
                .collect(Collectors.joining(",", "[", "]"));
        assertCounts(putJson(list), 450, 0, 0);
        assertCounts(putJson(list), 0, 0, 450);
    }

    @Test
    void unitsAreFoundByPartOfANameKindAndState() {
        putJson("[{\"name\": \"区教育局\", \"aliases\": [\"区教委\"]}, {\"name\": \"区体育局\"}, {\"name\": \"石桥街道\"}]");
        retire("U-002");

        assertThat(ids("/api/units?name={name}", "育局")).containsExactly("U-001", "U-002");
        assertThat(ids("/api/units?name={name}", "教委")).containsExactly("U-001");
        assertThat(ids("/api/units?name={name}", ".*")).isEmpty();
        assertThat(ids("/api/units?kind=SUBDISTRICT")).containsExactly("U-003");
        assertThat(ids("/api/units?retired=false")).containsExactly("U-001", "U-003");
        assertThat(ids("/api/units?sort=id,desc&size=2")).containsExactly("U-003", "U-002");
        assertThat(ids("/api/units?sort=kind,asc&sort=name,desc&page=1&size=2")).containsExactly("U-003");
        assertThat(get("/api/units?size=1"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(3);
    }

    @Test
    void aSortOrKindThatNobodyKnowsIsTold() {
        MvcTestResult sort = get("/api/units?sort=outbox,asc");
        assertProblem(sort, 400, "malformed");
        assertThat(sort).bodyJson().extractingPath("$.errors[0].value").isEqualTo("outbox");
        assertProblem(get("/api/units?kind=SCHOOL"), 400, "malformed");
    }

    @Test
    void aUnitIsStatedAsAWhole() {
        putJson(EDUCATION);
        MvcTestResult result =
                putUnit("U-001", "{\"name\": \"区教育体育局\", \"kind\": \"DEPARTMENT\", \"aliases\": [\"区教育局\"]}", "\"0\"");
        assertThat(result).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(result)
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"区教育体育局\", \"aliases\": [\"区教育局\"], \"people\": []}");
        assertCounts(putJson("[{\"name\": \"教育局\"}]"), 1, 0, 0);
    }

    @Test
    void aStaleVersionAnUnknownUnitAndATakenNameAreRefused() {
        putJson("[{\"name\": \"区教育局\"}, {\"name\": \"区体育局\", \"aliases\": [\"体育局\"]}]");
        String body = "{\"name\": \"体育局\", \"kind\": \"DEPARTMENT\"}";
        assertProblem(putUnit("U-001", body, "\"7\""), 412, "version-mismatch");
        assertProblem(putUnit("U-999", body, "*"), 404, "unknown-unit");
        MvcTestResult taken = putUnit("U-001", body, "\"0\"");
        assertProblem(taken, 409, "name-taken");
        assertThat(taken).bodyJson().extractingPath("$.detail").asString().contains("U-002 区体育局");
        assertThat(get("/api/units/U-001")).hasHeader("ETag", "\"0\"");
    }

    @Test
    void fieldsOfAUnitAreChecked() {
        putJson(EDUCATION);
        MvcTestResult result = putUnit(
                "U-001",
                "{\"name\": \" \", \"people\": [{\"name\": \"林晓禾\", \"role\": \"OPS\", \"email\": \"lin\", \"language\": \"fr\"}]}",
                "*");
        assertProblem(result, 422, "invalid");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("name", "kind", "people[0].email", "people[0].language");
    }

    @Test
    void retiringTwiceIsHarmlessAndNamesStayTaken() {
        putJson(EDUCATION);
        assertThat(retire("U-001"))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"")
                .bodyJson()
                .extractingPath("$.retired")
                .isEqualTo(true);
        assertThat(retire("U-001")).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertProblem(putUnit("U-001", "{\"name\": \"x\", \"kind\": \"OTHER\"}", "*"), 409, "unit-retired");
        assertProblem(putJson(EDUCATION), 422, "invalid");
        assertProblem(retire("U-999"), 404, "unknown-unit");
    }

    @Test
    void theHistoryTellsWhoChangedWhat() {
        putJson(EDUCATION);
        String name = new String("王督办".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(http.post().uri("/api/units/U-001/retire").header("X-Luoshi-Actor", name))
                .hasStatusOk();

        assertThat(get("/api/units/U-001/history")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"total": 2, "page": 0, "items": [
                            {"at": "2025-03-20T01:00:00Z", "by": "王督办", "details": [{"field": "retired", "before": ["false"], "after": ["true"]}]},
                            {"at": "2025-03-20T01:00:00Z", "by": "shen.ruogu"}]}""");
        assertThat(get("/api/units/U-001/history?page=1&size=1"))
                .bodyJson()
                .extractingPath("$.items[0].details[3].after[0]")
                .isEqualTo("林晓禾 · LIAISON_OFFICER · lin@jyj.yunxi.example · zh");
        assertProblem(get("/api/units/U-999/history"), 404, "unknown-unit");
    }

    @Test
    void theApiDescribesItself() {
        assertThat(get("/v3/api-docs")).hasStatusOk().bodyText().contains("/api/units/{unit}/history", "text/csv");
    }
}
