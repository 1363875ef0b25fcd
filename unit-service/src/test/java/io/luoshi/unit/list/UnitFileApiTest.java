package io.luoshi.unit.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.unit.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Lists that are looked at before they are taken, and that come back from the register. */
class UnitFileApiTest extends ApiTest {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> BEGINNINGS = List.of("", "=", "+", "-", "@", "'", "'=", "''@", "0", "\\\"", ",");

    private MvcTestResult put(byte[] file, String type, boolean preview) {
        return http.put()
                .uri("/api/units?preview=" + preview)
                .contentType(type)
                .content(file)
                .exchange();
    }

    private static byte[] body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsByteArray();
    }

    private static String text(MvcTestResult result) {
        return new String(body(result), StandardCharsets.UTF_8);
    }

    @Test
    void aPreviewTellsEveryChangeAndStoresNothing() {
        putJson(EDUCATION);
        putJson("[{\"name\": \"石桥街道\"}]");
        byte[] list = """
                单位名称,姓名,角色,邮箱,任职起,任职止
                区教育局,林晓禾,联络员,lin2@jyj.yunxi.example,2025/1/1,2025年6月30日
                ,顾一帆,联络员,gu@jyj.yunxi.example,2025-07-01,
                区水务局,,,,,
                """.getBytes(StandardCharsets.UTF_8);

        MvcTestResult preview = put(list, "text/csv", true);

        assertCounts(preview, 1, 1, 0);
        assertThat(preview)
                .bodyJson()
                .extractingPath("$.units[0].changes")
                .asArray()
                .containsExactly(
                        change(
                                "people[林晓禾 · LIAISON_OFFICER].email",
                                "lin@jyj.yunxi.example",
                                "lin2@jyj.yunxi.example"),
                        change("people[林晓禾 · LIAISON_OFFICER].period", null, "2025-01-01 – 2025-06-30"),
                        change("people[顾一帆 · LIAISON_OFFICER]", null, "gu@jyj.yunxi.example · zh · 2025-07-01 – "),
                        change("people[周启明 · UNIT_HEAD]", "zhou@jyj.yunxi.example · zh", null));
        assertThat(preview)
                .bodyJson()
                .extractingPath("$.notNamed")
                .asArray()
                .containsExactly(Map.of("id", "U-002", "name", "石桥街道"));
        assertThat(get("/api/units/U-001")).hasHeader("ETag", "\"0\"");
        assertThat(ids("/api/units")).containsExactly("U-001", "U-002");
        assertCounts(put(list, "text/csv", false), 1, 1, 0);
        assertCounts(put(list, "text/csv", false), 0, 0, 2);
        assertThat(ids("/api/units")).containsExactly("U-001", "U-002", "U-003");
    }

    private static Map<String, Object> change(String field, @Nullable String before, @Nullable String after) {
        return Map.of(
                "field", field,
                "before", before == null ? List.of() : List.of(before),
                "after", after == null ? List.of() : List.of(after));
    }

    @Test
    void everyErrorOfAPreviewIsToldWithRowColumnAndValue() {
        MvcTestResult wrong = put("""
                单位编号,单位名称,姓名,角色,邮箱,任职起,任职止
                U-999,区教育局,林晓禾,联络员,lin@a.example,,
                ,区水务局,王水,联络员,wang@a.example,2025-02-30,
                ,,李江,联络员,li@a.example,2025-03-02,2025-03-01
                """.getBytes(StandardCharsets.UTF_8), "text/csv", true);

        assertProblem(wrong, 422, "invalid");
        assertThat(wrong)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactlyInAnyOrder("row 2.id", "row 3.from", "row 4.until");
        assertThat(wrong).bodyJson().extractingPath("$.errors[0].message").isEqualTo("不是日期；例：2025-03-01");
    }

    @Test
    void anIdSaysWhichUnitIsRenamedAndTheFormerNameStaysAnAlias() {
        putJson(EDUCATION);

        assertCounts(putJson("[{\"id\": \"U-001\", \"name\": \"区教育体育局\"}]"), 0, 1, 0);
        assertCounts(putJson("[{\"id\": \"U-001\", \"name\": \"区教育体育局\"}]"), 0, 0, 1);

        assertThat(get("/api/units/U-001"))
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"区教育体育局\", \"aliases\": [\"教育局\", \"区教育局\"]}");
        putJson("[{\"name\": \"区水务局\"}]");
        assertProblem(putJson("[{\"id\": \"U-002\", \"name\": \"区教育局\"}]"), 422, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void theRegisterComesBackAsItWentOut(String format) {
        assertThat(putJson(awkwardRegister())).hasStatusOk();
        byte[] file = body(get("/api/units/list." + format));

        assertCounts(put(file, format.equals("csv") ? "text/csv" : EXCEL, false), 0, 0, BEGINNINGS.size());
    }

    /** Units and people whose names begin with everything that a spreadsheet could take for something else. */
    private static String awkwardRegister() {
        return BEGINNINGS.stream()
                .map(begin -> BEGINNINGS.stream()
                        .map(other -> """
                                {"name": "%s林", "role": "OPS", "email": "+lin@a.example", "from": "2025-01-01"}""".formatted(other))
                        .collect(Collectors.joining(",", "{\"name\": \"%s甲局\", \"people\": [".formatted(begin), "]}")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void noCellOfTheRegisterIsAFormulaToAnybody() {
        putJson("[{\"name\": \"=cmd|' /C calc'!A0\", \"aliases\": [\"@SUM(1)\"], \"people\": []}]");

        assertThat(text(get("/api/units/list.csv")).lines().skip(1))
                .containsExactly("U-001,'=cmd|' /C calc'!A0,部门,'@SUM(1),,,,,,");
    }

    @Test
    void theTemplateIsAnEmptyList() {
        assertThat(text(get("/api/units/template.csv"))).startsWith("\uFEFF单位编号,单位名称,类别,别名,姓名,角色,邮箱,语言,任职起,任职止");
        assertCounts(put(body(get("/api/units/template.xlsx")), EXCEL, false), 0, 0, 0);
        assertCounts(put(body(get("/api/units/template.csv")), "text/csv", false), 0, 0, 0);
    }

    @Test
    void whatIsNoListIsRefusedWithAReason() {
        assertProblem(put("x".getBytes(StandardCharsets.UTF_8), EXCEL, false), 400, "malformed");
        assertProblem(put(new byte[5 << 20 | 1], "text/csv", false), 413, "list-too-large");
    }
}
