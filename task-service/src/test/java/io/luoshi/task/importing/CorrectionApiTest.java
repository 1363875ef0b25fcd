package io.luoshi.task.importing;

import static io.luoshi.task.importing.ImportCalls.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.StoreTest;
import io.luoshi.task.unit.KnownUnit;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@StoreTest
class CorrectionApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    private ImportCalls calls;
    private String id;

    @BeforeEach
    void anImport() {
        calls = new ImportCalls(http);
        id = calls.read("通知.txt", SampleNotice.utf8("20"));
    }

    @Test
    void correctsEveryPartOfWhatWasRead() {
        DocumentContext corrected = ok(calls.patch(id, """
                        {"plan": {"title": "要点", "year": 2026},
                         "chapters": {"2": {"title": "优化环境"}},
                         "tasks": {
                           "1": {"text": "新引进首店。", "chapter": 2,
                                 "units": {"区乙二零局": {"role": "CO_ORGANIZER"}, "东二零街道": null, "区丙二零局": {"role": "GUIDE"}},
                                 "groups": {"g1": {"scope": "RELEVANT"}},
                                 "indicators": {"i1": {"target": 120}, "i2": null}},
                           "2": null,
                           "4": {"text": "整治小巷。", "units": {"区甲二零局": {"role": "LEAD"}}}}}
                        """), 200);

        assertThat(corrected.<String>read("$.plan.title")).isEqualTo("要点");
        assertThat(corrected.<String>read("$.plan.chapters[1].title")).isEqualTo("优化环境");
        assertThat(corrected.<List<Integer>>read("$.tasks[*].number")).containsExactly(1, 3, 4);
        assertThat(corrected.<List<String>>read("$.tasks[0].assignments[*].unitName"))
                .containsExactly("区甲二零局", "区乙二零局", "区丙二零局");
        assertThat(corrected.<List<String>>read("$.tasks[0].assignments[*].role"))
                .containsExactly("LEAD", "CO_ORGANIZER", "GUIDE");
        assertThat(corrected.<String>read("$.tasks[0].groupReferences[0].scope"))
                .isEqualTo("RELEVANT");
        assertThat(corrected.<List<Integer>>read("$.tasks[0].indicators[*].target"))
                .containsExactly(120);
        assertThat(corrected.<Object>read("$.tasks[2].place")).isNull();
        assertThat(corrected.<Integer>read("$.corrections")).isEqualTo(13);
    }

    @Test
    void tellsWhoCorrectedWhatFromWhatToWhat() {
        calls.patch(id, "{\"tasks\": {\"1\": {\"units\": {\"区乙二零局\": {\"role\": \"CO_ORGANIZER\"}}}}}");

        assertThat(http.get().uri("/api/tasks/imports/" + id + "/corrections"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"by": "unchecked", "path": ["tasks", "1", "units", "区乙二零局", "role"],
                                    "before": "LEAD", "after": "CO_ORGANIZER"}]}
                        """);
    }

    @Test
    void changesNothingByTheSamePatchAgain() {
        String patch = "{\"plan\": {\"year\": 2026}}";
        String tag = calls.patch(id, patch).getResponse().getHeader(HttpHeaders.ETAG);

        assertThat(calls.patch(id, patch)).hasStatusOk().hasHeader(HttpHeaders.ETAG, tag);
        assertThat(calls.get(id).<Integer>read("$.corrections")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"plan\": {\"year\": 1825}} | plan.year",
                "{\"plan\": {\"title\": \" \"}} | plan.title",
                "{\"plan\": null} | plan",
                "{\"tasks\": {\"1\": {\"text\": null}}} | tasks.1.text",
                "{\"tasks\": {\"1\": {\"chapter\": 9}}} | tasks.1.chapter",
                "{\"tasks\": {\"one\": {\"text\": \"a\"}}} | tasks.one",
                "{\"tasks\": {\"1\": {\"units\": {\"区丁局\": {}}}}} | tasks.1.units.区丁局.role",
                "{\"tasks\": {\"1\": {\"units\": {\"区丁局\": {\"role\": \"BOSS\"}}}}} | tasks.1.units.区丁局.role",
                "{\"tasks\": {\"1\": {\"indicators\": {\"i1\": {\"kind\": null}}}}} | tasks.1.indicators.i1.kind",
                "{\"tasks\": {\"1\": {\"txet\": \"a\"}}} | tasks.1.txet",
                "{\"unitNames\": {\"区甲二零局\": \"U-nobody\"}} | unitNames",
            })
    void refusesWhatADraftCannotBeAndChangesNothing(String patch, String field) {
        assertThat(calls.patch(id, patch))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].field", named -> named.assertThat().isEqualTo(field))
                .hasPathSatisfying(
                        "$.errors[0].message",
                        text -> text.assertThat().asString().isNotBlank().doesNotContain("-"));
        assertThat(calls.get(id).<Integer>read("$.corrections")).isZero();
    }

    @Test
    void refusesAPatchOfAnotherVersion() {
        String tag = http.get()
                .uri("/api/tasks/imports/" + id)
                .exchange()
                .getResponse()
                .getHeader(HttpHeaders.ETAG);
        calls.patch(id, "{\"plan\": {\"year\": 2026}}");

        assertThat(http.patch()
                        .uri("/api/tasks/imports/" + id)
                        .header(HttpHeaders.IF_MATCH, tag)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"plan\": {\"year\": 2027}}"))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void settlesADoubt() {
        id = calls.read(
                "通知.txt", SampleNotice.text("21").replace("2.深化", "4.深化").getBytes());
        String key = calls.get(id)
                .<List<String>>read("$.doubts[?(@.code == 'NUMBER_GAP')].key")
                .getFirst();

        DocumentContext settled = ok(
                calls.patch(id, "{\"settled\": {\"2\": {\"%1$s\": true}, \"1\": {\"%1$s\": true}}}".formatted(key)),
                200);

        assertThat(settled.<List<Boolean>>read("$.doubts[?(@.code == 'NUMBER_GAP')].settled"))
                .containsOnly(true);
    }

    @Test
    void keepsCorrectionsWhenTheTextIsReadAgain() {
        calls.patch(id, """
                {"tasks": {"1": {"units": {"区乙二零局": {"role": "CO_ORGANIZER"}}}, "3": null, "9": {"text": "整治小巷。"}}}
                """);
        DocumentContext before = calls.get(id);

        DocumentContext after = ok(calls.post(id, "re-read", ""), 200);

        assertThat(after.<Object>read("$.tasks")).isEqualTo(before.read("$.tasks"));
    }

    @Test
    void offersUnitsForAnUnknownNameAndRemembersTheOneAccepted() {
        know("U-2001", "区甲二零局");
        know("U-2002", "云河区乙二零局");
        know("U-2003", "东二零街道");

        assertThat(http.get().uri("/api/tasks/imports/" + id + "/unknown-units"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[?(@.name == '区乙二零局')].suggestions[0].unit",
                        units -> units.assertThat().asArray().containsExactly("U-2002"));
        ok(calls.patch(id, "{\"unitNames\": {\"区乙二零局\": \"U-2002\"}}"), 200);

        String plan = ok(calls.post(id, "confirm", "{}"), 200).read("$.plan");
        assertThat(http.get().uri("/api/tasks/" + plan.replaceFirst("P", "T") + "-002"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.assignments[0].unit", unit -> unit.assertThat().isEqualTo("U-2002"));
        assertThat(announced(id)).containsExactly("io.luoshi.import.unit-name-accepted.v1");
        assertThat(calls.patch(id, "{\"plan\": {\"year\": 2026}}")).hasStatus(HttpStatus.CONFLICT);
    }

    private List<String> announced(String importId) {
        Document stored = mongo.getCollection("imports")
                .find(new Document("_id", importId))
                .first();
        return stored.getList("outbox", Document.class).stream()
                .map(entry -> entry.getString("type"))
                .toList();
    }

    private void know(String unit, String name) {
        mongo.save(new KnownUnit(unit, name, List.of(), List.of(KnownUnit.key(name)), UnitKind.DEPARTMENT, false, 1));
    }
}
