package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.demo.Api;
import io.luoshi.demo.Office;
import io.luoshi.demo.Office.Report;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Processes are killed in the middle of 200 submissions. Afterwards every submission that was answered with success is there once, its light and
 * its mail have followed, and no mail went out twice.
 */
class FaultsEndToEndTest {

    private static final int TASKS = 200;
    private static final int KILL_AFTER = 60;
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final Duration OUTAGE = Duration.ofMinutes(1);
    /**
     * Mails that may come a second time, under the same Message-ID: one per sending worker, which the relay had taken when the process
     * died before it was noted. SMTP offers no way to ask.
     */
    private static final Map<String, Integer> IN_FLIGHT = Map.of("notification-service", 2, "local-platform", 2);

    private static final AtomicInteger NOTICES = new AtomicInteger();

    private static final LuoshiSystem system = LuoshiSystem.shared();
    private static final Office office = system.office();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "progress-service",
                "task-service",
                "notification-service",
                "unit-service",
                "gateway",
                "local-platform"
            })
    void nothingAcknowledgedIsLostOrDoubledWhenAProcessIsKilled(String victim) {
        List<Report> reports = dispatchedReports();

        Set<Report> acknowledged = submitWhileKilling(reports, victim);
        system.start(victim);
        reports.stream().filter(report -> !acknowledged.contains(report)).forEach(FaultsEndToEndTest::submitAgain);

        patiently().untilAsserted(() -> assertThat(lightsOf(reports)).containsOnly("BEHIND"));
        patiently().untilAsserted(() -> assertThat(mailedReports(reports)).hasSize(reports.size()));
        assertThat(office.all("/api/progress/obligations?state=SUBMITTED&plan=" + planOf(reports))
                        .map(Report::of))
                .containsExactlyInAnyOrderElementsOf(reports);
        assertThat(repeatedMails(reports)).hasSizeLessThanOrEqualTo(IN_FLIGHT.getOrDefault(victim, 0));
    }

    @Test
    void mailsGoOutOnceTheRelayIsBack() {
        List<Report> reports = dispatchedReports().subList(0, 20);
        system.turn("smtp", "off");
        reports.forEach(FaultsEndToEndTest::submitAgain);
        patiently()
                .until(() -> system.api()
                                .get("/api/notifications/messages?state=DEFERRED")
                                .expect()
                                .path("total")
                                .asInt()
                        > 0);

        system.turn("smtp", "on");

        patiently().untilAsserted(() -> assertThat(mailedReports(reports)).hasSize(reports.size()));
        assertThat(repeatedMails(reports)).isEmpty();
    }

    @Test
    void submissionsAreAcceptedWithoutKafkaAndTheirEventsArriveAfterwards() {
        List<Report> reports = dispatchedReports();
        system.turn("kafka", "off");
        submitAllThrough(OUTAGE, reports);

        system.turn("kafka", "on");

        patiently().untilAsserted(() -> assertThat(lightsOf(reports)).containsOnly("BEHIND"));
        patiently().untilAsserted(() -> assertThat(mailedReports(reports)).hasSize(reports.size()));
        assertThat(repeatedMails(reports)).isEmpty();
    }

    /**
     * Asks once a second, because the answer is a long list of mails. A call that is refused or cut off is repeated: after a kill the
     * first ones may still meet connections to the dead.
     */
    private static ConditionFactory patiently() {
        return await().atMost(RECOVERY)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsMatching(e -> e instanceof IllegalStateException || e instanceof Api.NoAnswer);
    }

    private static <T> T steadily(Callable<T> call) {
        return patiently().pollDelay(Duration.ZERO).until(call, answer -> true);
    }

    /** One report for the whole year of each task. */
    private static List<Report> dispatchedReports() {
        String notice = District.notice(NOTICES.incrementAndGet(), TASKS);
        String read =
                steadily(() -> office.upload("notice.txt", notice).path("id").asString());
        steadily(() -> office.registerUnits(District.units()));
        String plan = steadily(() -> office.confirm(read));
        steadily(() -> office.reportEvery(plan, "ONCE"));
        steadily(() -> office.dispatch(plan));
        String owed = "/api/progress/obligations?plan=" + plan;
        patiently().until(() -> office.all(owed).count() == TASKS);
        return office.all(owed).map(Report::of).toList();
    }

    private static Set<Report> submitWhileKilling(List<Report> reports, String victim) {
        Set<Report> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicInteger sent = new AtomicInteger();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (Report report : reports) {
                callers.execute(() -> {
                    if (sent.incrementAndGet() == KILL_AFTER) {
                        system.kill(victim);
                    }
                    if (submitted(report)) {
                        acknowledged.add(report);
                    }
                });
            }
        }
        return acknowledged;
    }

    /** One after the other, evenly spread, so that submissions meet every stage of the outage. */
    private static void submitAllThrough(Duration outage, List<Report> reports) {
        Iterator<Report> left = reports.iterator();
        Duration pace = outage.dividedBy(reports.size());
        await().atMost(outage.plus(RECOVERY)).pollDelay(pace).pollInterval(pace).until(() -> {
            assertThat(submitted(left.next())).isTrue();
            return !left.hasNext();
        });
    }

    private static boolean submitted(Report report) {
        try {
            return office.draft(report, "完成一个。", Map.of("i1", 1)).ok()
                    && office.submit(report).ok();
        } catch (Api.NoAnswer killed) {
            return false;
        }
    }

    /** As a department's system would: it repeats what was not answered, and a repetition is harmless. */
    private static void submitAgain(Report report) {
        patiently().pollDelay(Duration.ZERO).until(() -> state(report).equals("SUBMITTED") || submitted(report));
    }

    private static String state(Report report) {
        return system.api().get(report.path()).body().path("state").asString();
    }

    private static List<String> lightsOf(List<Report> reports) {
        return office.all("/api/tasks?plan=" + planOf(reports))
                .map(line -> line.path("light").asString())
                .toList();
    }

    private static String planOf(List<Report> reports) {
        String task = reports.getFirst().task();
        return "P" + task.substring(1, task.lastIndexOf('-'));
    }

    /** Message-IDs of mails about these reports that arrived more than once. */
    private static List<String> repeatedMails(List<Report> reports) {
        String plan = planOf(reports).substring(1);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return system.mails().messageIds().stream()
                .filter(id -> id.contains("T" + plan + "-"))
                .filter(id -> !seen.add(id))
                .toList();
    }

    private static Set<String> mailedReports(List<Report> reports) {
        Set<String> mailed = ConcurrentHashMap.newKeySet();
        List<JsonNode> mails = system.mails().to(District.REVIEWER);
        for (Report report : reports) {
            String link = "/tasks/" + report.task() + "/units/" + report.unit() + "/reports/" + report.period();
            if (mails.stream().anyMatch(mail -> mail.path("text").asString().contains(link))) {
                mailed.add(report.id());
            }
        }
        return mailed;
    }
}
