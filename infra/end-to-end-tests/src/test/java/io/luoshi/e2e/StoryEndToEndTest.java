package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.luoshi.demo.Api;
import io.luoshi.demo.Office;
import io.luoshi.demo.Office.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tour: a notice becomes tasks, a unit reports, the light follows, mails go out. */
class StoryEndToEndTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(30);
    private static final Path SAMPLES = Path.of("../samples");
    private static final String REVIEWER = "gu.qinghe@example.gov.test";

    private static final LuoshiSystem system = LuoshiSystem.shared();
    private static final Office office = system.office();

    @Test
    void theSampleNoticeIsSeenThroughFromUploadToReview() throws IOException {
        String plan = office.dispatchNotice(
                "notice.txt",
                Files.readString(SAMPLES.resolve("notice-yunhe-2025.txt")),
                Files.readString(SAMPLES.resolve("units-yunhe.csv")));
        JsonNode task = office.all("/api/tasks?plan=" + plan)
                .map(line -> office.task(line.path("id").asString()))
                .filter(StoryEndToEndTest::countsSomething)
                .findFirst()
                .orElseThrow();
        Report report = firstOwed(task);
        office.sign(report.task(), report.unit());
        assertThat(office.task(report.task()).path("light").asString()).isEqualTo("NOT_ASSESSED");

        office.draft(report, "完成四成。", Map.of("i1", target(task) * 0.4)).expect();
        String receipt = office.submit(report).expect().path("receipt").asString();

        await().atMost(PATIENTLY).until(() -> lightOf(report.task()).equals("AHEAD"));
        await().atMost(PATIENTLY).until(() -> reviewersMailAbout(report));

        office.giveBack(report, "口径不对").expect();
        await().atMost(PATIENTLY).until(() -> lightOf(report.task()).equals("NOT_ASSESSED"));
        office.draft(report, "更正：完成百分之五。", Map.of("i1", target(task) * 0.05)).expect();
        office.submit(report).expect();
        office.accept(report).expect();
        await().atMost(PATIENTLY).until(() -> lightOf(report.task()).equals("BEHIND"));
        JsonNode verdict = system.api()
                .withoutLogIn()
                .post("/api/progress/receipts/verification", Map.of("receipt", receipt))
                .expect();
        assertThat(verdict.path("valid").asBoolean()).isTrue();
        assertThat(verdict.path("kept").asString()).isEqualTo("SAME");

        JsonNode now = office.task(report.task());
        assertThat(now.path("explanation").asString()).contains("2025-03-20");
        assertThat(now.path("assignments").path(0).path("state").asString()).isEqualTo("WORKING");
    }

    @Test
    void theRealNoticeGivesEightyFourDispatchedTasks() throws IOException {
        Path notices =
                Path.of(Optional.ofNullable(System.getenv("LUOSHI_NOTICES")).orElse("../../../shared/notices"));
        Path notice = notices.resolve("01-gulou-2025.txt");
        assumeTrue(Files.exists(notice), "the real notices are not here: " + notices.toAbsolutePath());

        JsonNode read = office.upload("01-gulou-2025.txt", Files.readString(notice));
        String importId = read.path("id").asString();
        StringBuilder units = new StringBuilder("name,kind,aliases,person,role,email,language\n");
        office.unknownUnits(importId)
                .path("items")
                .forEach(unit -> units.append(unit.path("name").asString())
                        .append(",,,联络员,LIAISON_OFFICER,liaison@example.gov.test,zh\n"));
        office.registerUnits(units.toString());
        String plan = office.confirm(importId);
        office.dispatch(plan);

        assertThat(read.path("plan").path("documentNumber").asString()).isEqualTo("鼓政〔2025〕2号");
        assertThat(read.path("plan").path("chapters").size()).isEqualTo(7);
        assertThat(office.all("/api/tasks?plan=" + plan + "&state=DISPATCHED")).hasSize(84);
        assertThat(office.confirm(importId))
                .as("confirming twice changes nothing")
                .isEqualTo(plan);
    }

    @Test
    void whatCannotBeReadIsRefusedWithAClearProblemAndNothingIsStored() {
        Api api = system.api();
        int plans = api.get("/api/tasks/plans").expect().path("total").asInt();
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

        assertProblem(api.upload("/api/tasks/imports", "empty.txt", new byte[0]), 422);
        assertProblem(api.upload("/api/tasks/imports", "picture.txt", png), 415, 422);
        assertProblem(api.upload("/api/tasks/imports", "long.txt", new byte[50 << 20]), 413);
        assertProblem(
                api.upload("/api/tasks/imports", "letter.txt", "各单位：请按时参加会议。".getBytes(StandardCharsets.UTF_8)), 422);
        assertProblem(api.put("/api/units", "application/json", "[]"), 403);
        assertProblem(api.get("/api/tasks/T-2025-99-001"), 404);
        assertProblem(api.post("/api/tasks/plans/P-2025-99/dispatch"), 404);
        assertProblem(
                api.put("/api/progress/tasks/T-2025-99-001/units/U-999/reports/2025-03", Map.of("progress", "x")), 403);
        assertProblem(api.get("/api/tasks?light=PURPLE"), 400);

        assertThat(api.get("/api/tasks/plans").expect().path("total").asInt()).isEqualTo(plans);
    }

    private static void assertProblem(Api.Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.body().toString()).isIn((Object[]) statuses);
        assertThat(answer.body().path("code").asString()).isNotBlank();
        assertThat(answer.body().path("detail").asString()).isNotBlank();
        assertThat(answer.body().path("type").asString()).startsWith("/problems/");
    }

    private static boolean countsSomething(JsonNode task) {
        JsonNode first = task.path("indicators").path(0);
        return task.path("indicators").size() == 1
                && first.path("kind").asString().equals("CUMULATIVE");
    }

    private static double target(JsonNode task) {
        return task.path("indicators").path(0).path("target").asDouble();
    }

    private static Report firstOwed(JsonNode task) {
        String lead = task.path("assignments").path(0).path("unit").asString();
        String query = "/api/progress/obligations?sort=dueOn,asc&task="
                + task.path("id").asString() + "&unit=" + lead;
        await().atMost(PATIENTLY).until(() -> office.all(query).findFirst().isPresent());
        return Report.of(office.all(query).findFirst().orElseThrow());
    }

    private static boolean reviewersMailAbout(Report report) {
        String link = "/tasks/" + report.task() + "/units/" + report.unit() + "/reports/" + report.period();
        return system.mails().to(REVIEWER).stream()
                .anyMatch(mail -> mail.path("text").asString().contains(link));
    }

    private static String lightOf(String task) {
        return office.task(task).path("light").asString();
    }
}
