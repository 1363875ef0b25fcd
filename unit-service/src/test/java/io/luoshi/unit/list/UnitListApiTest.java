package io.luoshi.unit.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.unit.ApiTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Many units at once. */
class UnitListApiTest extends ApiTest {

    @Test
    void aListRegistersUnitsAndTellsTheirIds() {
        MvcTestResult result = putJson(EDUCATION);
        assertCounts(result, 1, 0, 0);
        assertThat(result)
                .bodyJson()
                .extractingPath("$.units[0]")
                .asMap()
                .containsAllEntriesOf(Map.of("id", "U-001", "name", "区教育局", "fact", "CREATED"));
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
}
