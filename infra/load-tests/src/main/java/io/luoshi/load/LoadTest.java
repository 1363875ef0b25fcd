package io.luoshi.load;

import io.luoshi.demo.Api;
import io.luoshi.demo.Office;
import io.luoshi.demo.Office.Report;
import io.luoshi.demo.People;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Submissions through the gateway beside the same requests to {@link BareHandler}, and events from Kafka to the read model beside a plain
 * consumer. Both sides take turns, so what else the machine does strikes both; the ratio is what counts.
 */
public final class LoadTest {

    private static final int TASKS = Integer.getInteger("luoshi.load.tasks", 150);
    private static final int ROUNDS = Integer.getInteger("luoshi.load.rounds", 5);

    /** Both sides work for so many seconds before anything is measured, so that the JVMs have compiled what is hot. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("luoshi.load.warm-up", 60));

    private static final int CALLERS = 16;
    private static final int FOLLOWED = 50;

    private final Office office;
    private final Api bare;
    private final Pipeline pipeline;
    private final List<Report> reports = new ArrayList<>();

    private LoadTest(Office office, Api bare, Pipeline pipeline) {
        this.office = office;
        this.bare = bare;
        this.pipeline = pipeline;
    }

    /** @param args gateway address, bare handler's address, port base, process id of task-service, file with the first password */
    public static void main(String[] args) {
        int portBase = Integer.parseInt(args[2]);
        Pipeline pipeline = new Pipeline(portBase, Long.parseLong(args[3]));
        People people = People.of(args[0], Path.of(args[4]));
        // A chief, because mails about reports go to supervisors and are not what is measured.
        Api chief = people.office("区督办室", "督办主任", "CHIEF_SUPERVISOR", "chief@example.gov.test");
        new LoadTest(new Office(chief, people), new Api(args[1]), pipeline).run();
    }

    private void run() {
        reports.addAll(District.dispatch(office, TASKS));
        int share = (reports.size() - FOLLOWED) / (ROUNDS + 3);
        warmUp(share);
        pipeline.awaitQuiet();
        followReports();
        compareSubmissions(share);
        pipeline.compare(share, () -> submissions((ROUNDS + 1) * share, share));
    }

    /** Hands the same reports in again and again; in between the office returns them. */
    private void warmUp(int count) {
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            submissions(0, count);
            bareSubmissions(0, count);
            Volley.fire(
                    CALLERS,
                    0,
                    count,
                    index -> office.giveBack(reports.get(index), "请核实。").expect());
        }
    }

    private void compareSubmissions(int share) {
        List<Double> ratios = new ArrayList<>();
        Volley.Result luoshi = null;
        Volley.Result bareHandler = null;
        for (int round = 1; round <= ROUNDS; round++) {
            Volley.Result ours = submissions(round * share, share);
            pipeline.awaitQuiet();
            Volley.Result theirs = bareSubmissions(round * share, share);
            ratios.add(ours.perSecond() / theirs.perSecond());
            luoshi = luoshi == null ? ours : luoshi.plus(ours);
            bareHandler = bareHandler == null ? theirs : bareHandler.plus(theirs);
        }
        Table.title("Submissions (draft + submit, two durable writes each), 16 callers, " + ROUNDS + " rounds in turn");
        Table.row("through the gateway", luoshi);
        Table.row("bare handler, two inserts", bareHandler);
        Table.ratio("gateway / bare", median(ratios), 0.5);
    }

    /** One report after the other, each until its task shows the new figure: what a person who looks at the light waits for. */
    private void followReports() {
        Volley.Result followed = Volley.fire(1, reports.size() - FOLLOWED, FOLLOWED, index -> {
            Report report = reports.get(index);
            int value = 1000 + index;
            office.draft(report, text(index), Map.of("i1", value)).expect();
            office.submit(report).expect();
            Patience.until(() -> achieved(report) == value);
        });
        Table.title("A report followed to its task's light, one at a time");
        Table.row("draft, submit, light shows the figure", followed);
    }

    private int achieved(Report report) {
        return office.task(report.task())
                .path("indicators")
                .path(0)
                .path("achieved")
                .asInt(-1);
    }

    private Volley.Result submissions(int from, int count) {
        return Volley.fire(CALLERS, from, count, index -> {
            Report report = reports.get(index);
            office.draft(report, text(index), Map.of("i1", index % 100)).expect();
            office.submit(report).expect();
        });
    }

    private Volley.Result bareSubmissions(int from, int count) {
        IntConsumer twoInserts = index -> {
            bare.put("/draft/" + index, Map.of("progress", text(index), "value", index % 100))
                    .expect();
            bare.post("/submit/" + index).expect();
        };
        return Volley.fire(CALLERS, from, count, twoInserts);
    }

    private static String text(int index) {
        return "本月新增示范点" + index + "个，累计完成全年目标的一部分，其余点位正在选址、立项和采购。";
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
