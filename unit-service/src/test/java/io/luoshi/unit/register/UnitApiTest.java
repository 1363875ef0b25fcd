package io.luoshi.unit.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.unit.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One unit at a time. */
class UnitApiTest extends ApiTest {

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
        assertThat(http.post().uri("/api/units/U-001/retire")).hasStatusOk();

        assertThat(get("/api/units/U-001/history")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"total": 2, "page": 0, "items": [
                            {"at": "2025-03-20T01:00:00Z", "by": "unchecked", "details": [{"field": "retired", "before": ["false"], "after": ["true"]}]},
                            {"at": "2025-03-20T01:00:00Z", "by": "unchecked"}]}""");
        assertThat(get("/api/units/U-001/history?page=1&size=1"))
                .bodyJson()
                .extractingPath("$.items[0].details[3].after[0]")
                .isEqualTo("lin@jyj.yunxi.example · zh");
        assertProblem(get("/api/units/U-999/history"), 404, "unknown-unit");
    }

    @Test
    void theApiDescribesItself() {
        assertThat(get("/v3/api-docs")).hasStatusOk().bodyText().contains("/api/units/{unit}/history", "text/csv");
    }
}
