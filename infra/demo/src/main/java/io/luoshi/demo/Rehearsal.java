package io.luoshi.demo;

import io.luoshi.demo.Office.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Plays a good part of a year on the sample notice, as fast as it is answered, while the processes keep what they learn of
 * themselves: which classes they need and which methods are hot. With that they start as if they had worked for a while.
 */
public final class Rehearsal {

    private static final int CALLERS = 4;
    private static final int REPORTS = 40;

    /** Of each report: enough for the hot methods to be seen; more make the first start longer than they gain. */
    private static final int SUBMISSIONS = 3;

    private static final Duration OPENING_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Api api;
    private final Office office;

    private Rehearsal(Api api, People people) {
        this.api = api;
        this.office = new Office(api, people);
    }

    /** @param args the gateway's address, the folder of the samples, the file with the first password */
    public static void main(String[] args) throws IOException {
        People people = People.of(args[0], Path.of(args[2]));
        Api office = people.office("区政府办", "顾清和", "SUPERVISOR", "gu.qinghe@example.gov.test");
        new Rehearsal(office, people).play(Path.of(args[1]));
    }

    private void play(Path samples) throws IOException {
        String notice = Files.readString(samples.resolve("notice-yunhe-2025.txt"));
        String plan = office.dispatchNotice("notice.txt", notice, Files.readString(samples.resolve("units-yunhe.csv")));
        List<Report> reports = awaitReports(plan);
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            CompletableFuture.allOf(reports.stream()
                            .map(report -> CompletableFuture.runAsync(() -> play(plan, report), callers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private List<Report> awaitReports(String plan) {
        long deadline = System.nanoTime() + OPENING_LIMIT.toNanos();
        List<Report> owed = List.of();
        while (owed.size() < REPORTS && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            owed = office.all("/api/progress/obligations?plan=" + plan)
                    .limit(REPORTS)
                    .map(Report::of)
                    .toList();
        }
        return owed;
    }

    /** What a unit and the office do with one report, and what they look at meanwhile. */
    private void play(String plan, Report report) {
        look("/api/progress/obligations?size=20&unit=" + report.unit());
        for (int submitted = 1; submitted < SUBMISSIONS; submitted++) {
            handIn(report);
            office.giveBack(report, "请核实数据后重报。").expect();
        }
        handIn(report);
        office.accept(report).expect();
        office.task(report.task());
        look("/api/tasks?size=20&sort=number,asc&plan=" + plan);
        look("/api/notifications/messages?size=20");
    }

    private void look(String list) {
        api.get(list).expect();
    }

    private void handIn(Report report) {
        office.draft(report, "各项工作按计划推进，详见指标值。", Map.of()).expect();
        office.submit(report).expect();
    }
}
