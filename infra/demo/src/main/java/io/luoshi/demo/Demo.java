package io.luoshi.demo;

import io.luoshi.demo.Office.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Plays the story of one task on the sample notice and prints each step and the mails that went out. */
public final class Demo {

    private static final Duration MAIL_LIMIT = Duration.ofSeconds(30);
    private static final int NEWEST_MAILS = 8;

    private final Api api;
    private final Api mails;
    private final People people;
    private final Office office;
    private final Path samples;

    private Demo(Api api, People people, Api mails, Path samples) {
        this.api = api;
        this.mails = mails;
        this.people = people;
        this.office = new Office(api, people);
        this.samples = samples;
    }

    /** @param args the gateway's address, the mail sink's address, the folder of the samples, the file with the first password */
    public static void main(String[] args) throws IOException {
        Path played = Path.of(args[3]).resolveSibling("demo-played");
        if (Files.exists(played)) {
            say("演示数据已在，不再重复导入。The demo was played on this data before; start on other data with --data DIR.");
            return;
        }
        People people = People.of(args[0], Path.of(args[3]));
        step("登录", "The first administrator logs in, changes the one-time password and lets the office in");
        Api office = people.office("区政府办", "顾清和", "SUPERVISOR", "gu.qinghe@example.gov.test");
        new Demo(office, people, new Api(args[1]), Path.of(args[2])).play();
        Files.createFile(played);
    }

    private void play() throws IOException {
        String plan = planFromNotice();
        JsonNode task = chooseTask(plan);
        Report report = sign(task);
        reportAndReview(task, report);
        refuseOthers(report);
        showMails();
        showPreview(report);
    }

    private String planFromNotice() throws IOException {
        JsonNode read =
                office.upload("notice-yunhe-2025.txt", Files.readString(samples.resolve("notice-yunhe-2025.txt")));
        String importId = read.path("id").asString();
        step(
                "读入通知",
                "The notice is read: %s, %d chapters, %d tasks, %d doubts"
                        .formatted(
                                read.path("plan").path("documentNumber").asString(),
                                read.path("plan").path("chapters").size(),
                                read.path("tasks").size(),
                                read.path("doubts").size()));
        int unknown = office.unknownUnits(importId).path("items").size();
        JsonNode units = office.registerUnits(Files.readString(samples.resolve("units-yunhe.csv")));
        step(
                "登记单位",
                "%d units were unknown; %s units registered from one CSV file"
                        .formatted(unknown, units.path("created").asString()));
        String plan = office.confirm(importId);
        step("立项", "Confirmed as plan " + plan);
        office.dispatch(plan);
        step("交办", "Dispatched: every lead and co-organiser has its assignment, every liaison officer one mail");
        return plan;
    }

    /** One with a number to count up to, so that its light can change. */
    private JsonNode chooseTask(String plan) {
        return office.all("/api/tasks?plan=" + plan)
                .map(line -> office.task(line.path("id").asString()))
                .filter(task -> !counted(task).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> counted(JsonNode task) {
        return task.path("indicators")
                .valueStream()
                .filter(indicator -> indicator.path("kind").asString().equals("CUMULATIVE"))
                .toList();
    }

    private Report sign(JsonNode task) {
        String id = task.path("id").asString();
        String unit = task.path("assignments").path(0).path("unit").asString();
        office.sign(id, unit);
        step(
                "签收",
                "The officer of %s logs in and signs for %s: %s"
                        .formatted(unit, id, task.path("title").asString()));
        JsonNode owed = office.all("/api/progress/obligations?unit=" + unit + "&task=" + id)
                .min(Comparator.comparing(obligation -> obligation.path("dueOn").asString()))
                .orElseThrow();
        step(
                "应报",
                "It owes the report of %s by %s"
                        .formatted(
                                owed.path("period").asString(),
                                owed.path("dueOn").asString()));
        return Report.of(owed);
    }

    private void reportAndReview(JsonNode task, Report report) {
        light("填报之前", "Before the report", report.task());
        handIn(task, report, 0.02);
        awaitTrue(() -> !office.task(report.task()).path("light").asString().equals("NOT_ASSESSED"));
        light("第一次填报之后", "After the first report", report.task());
        office.giveBack(report, "数据与统计口径不一致，请核实后重报。").expect();
        step("退回", "Returned with a reason; its values no longer count");
        handIn(task, report, 0.3);
        office.accept(report).expect();
        step("审核通过", "Corrected, submitted again and accepted");
        String returned = light(report.task());
        awaitTrue(() -> !light(report.task()).equals(returned) || returned.equals("AHEAD"));
        light("审核之后", "After the review", report.task());
    }

    private void handIn(JsonNode task, Report report, double share) {
        Map<String, Double> values = new LinkedHashMap<>();
        counted(task)
                .forEach(indicator -> values.put(indicator.path("id").asString(), (double)
                        Math.round(indicator.path("target").asDouble() * share)));
        office.draft(report, "各项工作按计划推进，详见指标值。", values).expect();
        String receipt = office.submit(report).expect().path("receipt").asString();
        step("填报", "The system of %s reports %s for %s".formatted(report.unit(), values, report.period()));
        JsonNode verdict = api.withoutLogIn()
                .post("/api/progress/receipts/verification", Map.of("receipt", receipt))
                .expect();
        step(
                "回执",
                "Its receipt, verified without a log-in: valid %s, submission %s of %s, content sha-256 %s"
                        .formatted(
                                verdict.path("valid").asBoolean(),
                                verdict.path("submission").path("revision").asInt(),
                                verdict.path("submission").path("report").asString(),
                                verdict.path("submission").path("contentSha256").asString()));
    }

    private void refuseOthers(Report report) {
        String other = office.all("/api/units")
                .map(unit -> unit.path("id").asString())
                .filter(unit -> !unit.equals(report.unit()))
                .toList()
                .getLast();
        int refused = people.system(other).get(report.path()).status();
        step("越权", "The system of %s asks for the report of %s: HTTP %d".formatted(other, report.unit(), refused));
    }

    private String light(String task) {
        return office.task(task).path("light").asString();
    }

    private void light(String zh, String en, String task) {
        JsonNode now = office.task(task);
        step(
                "亮灯·" + zh,
                "%s: %s. %s"
                        .formatted(
                                en,
                                now.path("light").asString(),
                                now.path("explanation").asString()));
    }

    private void showMails() {
        awaitTrue(() -> !mails.get("/mails").expect().isEmpty());
        JsonNode list = mails.get("/mails").expect();
        step("邮件", list.size() + " mails went out; the newest:");
        list.valueStream()
                .limit(NEWEST_MAILS)
                .map(mail -> "     -> %s  %s"
                        .formatted(
                                mail.path("to").path(0).asString(),
                                mail.path("subject").asString()))
                .forEach(Demo::say);
    }

    private void showPreview(Report report) {
        String due = office.report(report).path("dueOn").asString();
        JsonNode preview = api.get("/api/notifications/preview?on=" + due).expect();
        step(
                "预览",
                "On %s, %d people would get a digest"
                        .formatted(due, preview.path("total").asInt()));
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + MAIL_LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("It did not happen within " + MAIL_LIMIT.toSeconds() + " s");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static void step(String zh, String en) {
        say("* " + zh + "  " + en);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
