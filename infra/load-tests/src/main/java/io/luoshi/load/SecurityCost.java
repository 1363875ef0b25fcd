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
import java.util.function.BiConsumer;

/**
 * Requests with all checks (tokens, permissions, sessions, audit notes) beside the same ones to a gateway and a service that check
 * nothing. Both sides take turns, so what else the machine does strikes both; the ratio is what counts.
 */
public final class SecurityCost {

    private static final int TASKS = 20;
    private static final int CALLERS = 8;
    private static final int ROUNDS = Integer.getInteger("luoshi.load.rounds", 11);
    private static final int SHARE = Integer.getInteger("luoshi.load.share", 600);

    /** Each kind of request is sent for so long before it is measured, so that the JVMs have compiled what is hot. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("luoshi.load.warm-up", 25));

    /** Only kinds of requests whose names contain it. */
    private static final String ONLY = System.getProperty("luoshi.load.only", "");

    private static final double AIM = 1.3;

    private final List<Report> reports;
    private final People people;
    private final Api chief;
    private final Api anybody;

    private SecurityCost(List<Report> reports, People people, Api chief, Api anybody) {
        this.reports = reports;
        this.people = people;
        this.chief = chief;
        this.anybody = anybody;
    }

    /** @param args address of the gateway, address of the unchecked gateway, file with the first password */
    public static void main(String[] args) {
        People people = People.of(args[0], Path.of(args[2]));
        Api chief = people.office("区督办室", "督办主任", "CHIEF_SUPERVISOR", "chief@example.gov.test");
        List<Report> reports = District.dispatch(new Office(chief, people), TASKS);
        new SecurityCost(reports, people, chief, new Api(args[1])).run();
    }

    private void run() {
        Table.title("With all checks beside none, through gateway and service, " + CALLERS + " callers, " + ROUNDS
                + " rounds in turn");
        compare("read a report, token", this::system, SecurityCost::read);
        compare("read a report, browser session", _ -> chief, SecurityCost::read);
        compare("list what a unit owes, token", this::system, SecurityCost::list);
        compare("save a draft, token", this::system, SecurityCost::save);
    }

    /** Whose word a request is. */
    private interface Caller {
        Api of(Report report);
    }

    private Api system(Report report) {
        return people.system(report.unit());
    }

    private void compare(String name, Caller caller, BiConsumer<Api, Report> request) {
        if (!name.contains(ONLY)) {
            return;
        }
        Caller nobody = _ -> anybody;
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            fire(caller, request);
            fire(nobody, request);
        }
        List<Double> ratios = new ArrayList<>();
        Volley.Result checked = fire(caller, request);
        Volley.Result unchecked = fire(nobody, request);
        for (int round = 0; round < ROUNDS; round++) {
            Volley.Result with = fire(caller, request);
            Volley.Result without = fire(nobody, request);
            ratios.add(without.perSecond() / with.perSecond());
            checked = checked.plus(with);
            unchecked = unchecked.plus(without);
        }
        Table.row(name, checked);
        Table.row(name + ": unchecked", unchecked);
        Collections.sort(ratios);
        Table.cost(name, ratios.get(ratios.size() / 2), AIM);
    }

    private Volley.Result fire(Caller caller, BiConsumer<Api, Report> request) {
        return Volley.fire(CALLERS, 0, SHARE, index -> {
            Report report = reports.get(index % reports.size());
            request.accept(caller.of(report), report);
        });
    }

    private static void read(Api api, Report report) {
        api.get(report.path()).expect();
    }

    private static void list(Api api, Report report) {
        api.get("/api/progress/obligations?unit=" + report.unit()).expect();
    }

    /** Something new each time, or nothing would be written. */
    private static void save(Api api, Report report) {
        api.put(report.path(), Map.of("progress", "第" + System.nanoTime() + "次填报。"))
                .expect();
    }
}
