package io.luoshi.task.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.StoreTest;
import io.luoshi.task.notice.Doubt;
import io.luoshi.task.unit.KnownUnit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@StoreTest
class ImportApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private MessageSource messages;

    @Test
    void showsWhatWasReadAndStoresNoPlan() {
        long plans = mongo.count(new Query(), "plans");

        MvcTestResult result = upload(SampleNotice.gb18030("11"), null);

        String id = idOf(result);
        assertThat(result)
                .hasStatus(HttpStatus.CREATED)
                .hasHeader(HttpHeaders.LOCATION, "/api/tasks/imports/" + id)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"encoding": "GB18030", "uploadedBy": "unchecked", "confirmedAs": null,
                         "plan": {"title": "2025年区政府主要工作目标任务分解落实方案", "documentNumber": "云政〔2025〕11号", "year": 2025,
                                  "chapters": [{"chapter": 1, "number": "一"}, {"chapter": 2, "number": "二"}]},
                         "tasks": [
                           {"number": 1, "chapter": 1,
                            "assignments": [{"unitName": "区甲一一局", "role": "LEAD", "unit": null},
                                            {"unitName": "区乙一一局", "role": "LEAD"},
                                            {"unitName": "东一一街道", "role": "CO_ORGANIZER"}],
                            "groupReferences": [{"asWritten": "各街道", "role": "CO_ORGANIZER", "scope": "ALL", "unitKinds": ["SUBDISTRICT"]}],
                            "indicators": [{"kind": "CUMULATIVE", "comparator": ">=", "target": 100, "unit": "家"},
                                           {"kind": "GROWTH_RATE", "comparator": ">=", "target": 5, "unit": "%"}]},
                           {"number": 2}, {"number": 3, "chapter": 2}]}
                        """);
        assertThat(http.get().uri("/api/tasks/imports/" + id)).hasStatusOk();
        assertThat(mongo.count(new Query(), "plans")).isEqualTo(plans);
    }

    @Test
    void givesTheSameImportForTheSameIdempotencyKey() {
        String first = idOf(upload(SampleNotice.utf8("12"), "key-12"));

        assertThat(idOf(upload(SampleNotice.utf8("12"), "key-12"))).isEqualTo(first);
        assertThat(upload(SampleNotice.utf8("13"), "key-12"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("idempotency-key-reused"));
        assertThat(idOf(upload(SampleNotice.utf8("12"), null))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"'',422,empty-file", "各单位：请按时参加会议。,422,no-tasks-found", "'\0\0',415,not-a-document"})
    void refusesWhatIsNoNoticeAndStoresNothing(String text, int status, String code) {
        long imports = mongo.count(new Query(), "imports");

        assertThat(upload(text.getBytes(StandardCharsets.UTF_8), null))
                .hasStatus(status)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", found -> found.assertThat().isEqualTo(code))
                .hasPathSatisfying(
                        "$.detail", detail -> detail.assertThat().asString().hasSizeGreaterThan(8));
        assertThat(mongo.count(new Query(), "imports")).isEqualTo(imports);
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThat(http.post().uri("/api/tasks/imports").multipart().file(new MockMultipartFile("other", new byte[1])))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].field", field -> field.assertThat().isEqualTo("file"));
    }

    @Test
    void refusesMoreThanANoticeCanHold() {
        String endless = "1.增设饮水点30处。(区甲局主办)\n".repeat(5_001);

        assertThat(upload(endless.getBytes(StandardCharsets.UTF_8), null))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("too-many-tasks"));
    }

    @Test
    void listsUnknownUnitsWithTasksRolesAndAKind() {
        String id = idOf(upload(SampleNotice.utf8("14"), null));
        know("U-1402", "区乙一四局");

        assertThat(http.get().uri("/api/tasks/imports/" + id + "/unknown-units"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [
                          {"name": "区甲一四局", "roles": ["LEAD"], "tasks": [1, 3], "suggestedKind": "DEPARTMENT"},
                          {"name": "东一四街道", "roles": ["CO_ORGANIZER"], "tasks": [1], "suggestedKind": "SUBDISTRICT"}]}
                        """);
    }

    @Test
    void confirmsOnlyWhenEveryNamedUnitIsKnown() {
        String id = idOf(upload(SampleNotice.utf8("15"), null));
        know("U-1501", "区甲一五局");

        assertThat(confirm(id))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[*].value",
                        names -> names.assertThat().asArray().containsExactly("区乙一五局", "东一五街道"))
                .hasPathSatisfying(
                        "$.errors[0].message",
                        text -> text.assertThat().asString().contains("1, 2"));
    }

    @Test
    void confirmsOnceAndOneDocumentOnlyOnce() {
        String id = idOf(upload(SampleNotice.utf8("16"), null));
        knowAll("16");

        String plan = planOf(confirm(id));
        long version = versionOf(plan);

        assertThat(planOf(confirm(id))).isEqualTo(plan);
        assertThat(versionOf(plan)).isEqualTo(version);
        assertThat(http.get().uri("/api/tasks?plan=" + plan))
                .bodyJson()
                .hasPathSatisfying("$.total", total -> total.assertThat().isEqualTo(3));
        assertThat(confirm(idOf(upload(SampleNotice.gb18030("16"), null))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .hasPathSatisfying(
                        "$.detail", detail -> detail.assertThat().asString().contains(plan));
    }

    @Test
    void completesAConfirmationThatBrokeOff() {
        String id = idOf(upload(SampleNotice.utf8("17"), null));
        knowAll("17");
        String plan = planOf(confirm(id));
        forget("tasks", plan.replaceFirst("P", "T") + "-003");
        set("plans", plan, new Document("state", "DRAFT"));
        mongo.getCollection("imports")
                .updateOne(new Document("_id", id), new Document("$unset", new Document("confirmed", 1)));

        assertThat(planOf(confirm(id))).isEqualTo(plan);

        assertThat(http.get().uri("/api/tasks/plans/" + plan))
                .bodyJson()
                .hasPathSatisfying("$.state", state -> state.assertThat().isEqualTo("REGISTERED"))
                .hasPathSatisfying(
                        "$.lights.NOT_ASSESSED", count -> count.assertThat().isEqualTo(3))
                .hasPathSatisfying(
                        "$.chapters[*].tasks",
                        counts -> counts.assertThat().asArray().containsExactly(2, 1));
    }

    @Test
    void asksForTheYearThatTheNoticeDoesNotTell() {
        String notice = "一、要点\n1.增设饮水点30处。(区甲一八局主办)\n2.深化改革。(区甲一八局主办)\n";
        String id = idOf(upload(notice.getBytes(StandardCharsets.UTF_8), null));
        know("U-1801", "区甲一八局");

        assertThat(confirm(id))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[*].field",
                        fields -> fields.assertThat().asArray().contains("year"));
        assertThat(http.post()
                        .uri("/api/tasks/imports/" + id + "/confirm")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"year\": 2031, \"title\": \"要点\"}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.plan", plan -> plan.assertThat().isEqualTo("P-2031-1"));
    }

    @ParameterizedTest
    @EnumSource(Doubt.Code.class)
    void hasWordsForEveryDoubtInBothLanguages(Doubt.Code code) {
        for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            assertThat(messages.getMessage("doubt." + code, new Object[] {"甲", "乙"}, locale))
                    .isNotBlank();
        }
    }

    private MvcTestResult upload(byte[] content, String key) {
        var request = http.post()
                .uri("/api/tasks/imports")
                .multipart()
                .file(new MockMultipartFile("file", "通知.txt", "text/plain", content));
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private MvcTestResult confirm(String id) {
        return http.post().uri("/api/tasks/imports/" + id + "/confirm").exchange();
    }

    private static String idOf(MvcTestResult result) {
        assertThat(result).hasStatus(HttpStatus.CREATED);
        return JsonPath.read(body(result), "$.id");
    }

    private static String planOf(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return JsonPath.read(body(result), "$.plan");
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void knowAll(String suffix) {
        List<String> names = SampleNotice.units(suffix);
        Stream.iterate(0, at -> at + 1).limit(3).forEach(at -> know("U-" + suffix + "0" + at, names.get(at)));
    }

    private void know(String id, String name) {
        mongo.save(new KnownUnit(id, name, List.of(), List.of(name), UnitKind.DEPARTMENT, false, 1));
    }

    private long versionOf(String plan) {
        return mongo.getCollection("plans")
                .find(new Document("_id", plan))
                .first()
                .getLong("version");
    }

    private void forget(String collection, String id) {
        assertThat(mongo.getCollection(collection)
                        .deleteOne(new Document("_id", id))
                        .getDeletedCount())
                .isEqualTo(1);
    }

    private void set(String collection, String id, Document values) {
        mongo.getCollection(collection).updateOne(new Document("_id", id), new Document("$set", values));
    }
}
