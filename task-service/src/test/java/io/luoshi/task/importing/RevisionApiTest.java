package io.luoshi.task.importing;

import static io.luoshi.task.importing.ImportCalls.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.StoreTest;
import io.luoshi.task.document.SampleDocuments;
import io.luoshi.task.unit.KnownUnit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A corrected notice, in another format, brings the plan of the first one up to date; so does its ledger. */
@StoreTest
class RevisionApiTest {

    private static int suffixes = 30;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    private final String suffix = String.valueOf(++suffixes);
    private ImportCalls calls;
    private String plan;

    @BeforeEach
    void aPlan() {
        calls = new ImportCalls(http);
        int unit = 0;
        for (String name : SampleNotice.units(suffix)) {
            mongo.save(new KnownUnit(
                    "U-" + suffix + ++unit, name, List.of(), List.of(name), UnitKind.DEPARTMENT, false, 1));
        }
        String first = calls.read("通知.txt", SampleNotice.utf8(suffix));
        plan = ok(calls.post(first, "confirm", "{}"), 200).read("$.plan");
    }

    private String corrected() {
        return SampleNotice.text(suffix)
                        .replace("首店100家", "首店120家")
                        .replace("3.增设饮水点30处", "4.增设饮水点30处")
                        .replace("2.深化商圈管理改革,提升服务水平。(", "3.新建社区食堂5个。(区甲局主办)\n2.改革(".replace("区甲局", unit(0)))
                        .replaceAll("2\\.改革\\([^\\n]*\\n", "")
                + "\n";
    }

    private String unit(int at) {
        return SampleNotice.units(suffix).get(at);
    }

    @Test
    void showsFirstWhatWouldChange() {
        String id = calls.read("更正.docx", SampleDocuments.word(corrected()));

        assertThat(calls.get(id).<String>read("$.revises")).isEqualTo(plan);
        DocumentContext diff =
                ok(http.get().uri("/api/tasks/imports/" + id + "/diff").exchange(), 200);
        assertThat(diff.<List<Integer>>read("$.changed[*].before")).containsExactly(1);
        assertThat(diff.<List<String>>read("$.changed[0].targets[*].direction")).containsExactly("UP");
        assertThat(diff.<List<Integer>>read("$.kept[*].before")).containsExactly(3);
        assertThat(diff.<List<String>>read("$.added[*].text")).containsExactly("新建社区食堂5个。");
        assertThat(diff.<List<Integer>>read("$.dropped[*].number")).containsExactly(2);
    }

    @Test
    void bringsThePlanUpToDateAndKeepsWhatHappenedToItsTasks() {
        ok(http.post().uri("/api/tasks/plans/" + plan + "/dispatch").exchange(), 200);
        ok(
                http.post()
                        .uri("/api/tasks/" + task(1) + "/assignments/U-" + suffix + "1/sign")
                        .exchange(),
                200);
        String id = calls.read("更正.docx", SampleDocuments.word(corrected()));

        assertThat(calls.post(id, "confirm", "{}")).hasStatus(HttpStatus.CONFLICT);
        String revise = "{\"plan\": \"%s\"}".formatted(plan);
        assertThat(ok(calls.post(id, "confirm", revise), 200).<String>read("$.plan"))
                .isEqualTo(plan);

        DocumentContext changed = get(task(1));
        assertThat(changed.<String>read("$.text")).contains("120家");
        assertThat(changed.<Integer>read("$.indicators[0].target")).isEqualTo(120);
        assertThat(changed.<Integer>read("$.indicators[0].originalTarget")).isEqualTo(100);
        assertThat(changed.<String>read("$.assignments[0].state")).isEqualTo("SIGNED");
        assertThat(changed.<List<String>>read("$.history[*].change")).contains("TEXT_CHANGED", "INDICATOR_CHANGED");
        assertThat(get(task(2)).<String>read("$.state")).isEqualTo("TERMINATED");
        assertThat(get(task(3)).<List<String>>read("$.history[*].change")).doesNotContain("TEXT_CHANGED");
        assertThat(get(task(4)).<String>read("$.state")).isEqualTo("DISPATCHED");
        assertThat(announced(task(1))).endsWith("io.luoshi.task.signed.v1", "io.luoshi.task.changed.v1");
        assertThat(announced(task(2))).endsWith("io.luoshi.task.withdrawn.v1");
        assertThat(announced(task(4))).containsOnly("io.luoshi.task.assigned.v1");
    }

    @Test
    void changesNothingByTheSameCorrectionAgain() {
        String revise = "{\"plan\": \"%s\"}".formatted(plan);
        for (int time = 1; time <= 2; time++) {
            String id = calls.read("更正.docx", SampleDocuments.word(corrected()));
            ok(calls.post(id, "confirm", revise), 200);
            ok(calls.post(id, "confirm", revise), 200);
        }

        assertThat(ok(http.get().uri("/api/tasks?plan=" + plan).exchange(), 200).<Integer>read("$.total"))
                .isEqualTo(4);
        assertThat(get(task(1)).<List<String>>read("$.history[*].change")).containsOnlyOnce("TEXT_CHANGED");
    }

    @Test
    void readsItsOwnLedgerAsTheSamePlan() {
        byte[] ledger = http.get()
                .uri("/api/tasks/plans/" + plan + "/ledger.xlsx")
                .exchange()
                .getResponse()
                .getContentAsByteArray();

        String id = calls.read("台账.xlsx", ledger);

        assertThat(calls.get(id).<String>read("$.revises")).isEqualTo(plan);
        DocumentContext diff =
                ok(http.get().uri("/api/tasks/imports/" + id + "/diff").exchange(), 200);
        assertThat(diff.<List<Integer>>read("$.kept[*].before")).containsExactly(1, 2, 3);
        assertThat(diff.<List<Object>>read("$.changed")).isEmpty();
        DocumentContext read = calls.get(id);
        assertThat(read.<List<String>>read("$.plan.chapters[*].title")).containsExactly("扩大内需,激发市场活力", "优化环境,建设宜居城区");
        assertThat(read.<List<Integer>>read("$.tasks[*].chapter")).containsExactly(1, 1, 2);
    }

    @Test
    void comparesTwoYears() {
        DocumentContext same = ok(
                http.get()
                        .uri("/api/tasks/plans/" + plan + "/diff?against=" + plan)
                        .exchange(),
                200);

        assertThat(same.<List<Integer>>read("$.kept[*].before")).containsExactly(1, 2, 3);
        assertThat(same.<List<Object>>read("$.changed")).isEmpty();
        assertThat(http.get().uri("/api/tasks/plans/" + plan + "/diff?against=P-1999-1"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private String task(int number) {
        return plan.replaceFirst("P", "T") + "-%03d".formatted(number);
    }

    private DocumentContext get(String task) {
        byte[] body =
                http.get().uri("/api/tasks/" + task).exchange().getResponse().getContentAsByteArray();
        return JsonPath.parse(new String(body, StandardCharsets.UTF_8));
    }

    private List<String> announced(String task) {
        return mongo
                .getCollection("tasks")
                .find(new Document("_id", task))
                .first()
                .getList("outbox", Document.class)
                .stream()
                .map(entry -> entry.getString("type"))
                .toList();
    }
}
