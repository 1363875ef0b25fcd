package io.luoshi.e2e;

import static org.awaitility.Awaitility.await;

import io.luoshi.demo.Api;
import io.luoshi.demo.Office;
import io.luoshi.demo.Office.Report;
import io.luoshi.demo.People;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two units of one plan. The victim's reports are in every state; the attacker has a report of its own and wants more.
 *
 * @param reports the victim's: asked for, begun, submitted, sent back, accepted
 * @param own the attacker's, begun
 */
record Neighbours(String plan, Party victim, Party attacker, List<Report> reports, Report own) {

    private static final String VICTIM = "区子鼠局";
    private static final String ATTACKER = "区丑牛局";

    /** What stands in the victim's reports and is nobody else's to read. */
    static final String SECRET = "只给督办室看的进展";

    /** The same two for all tests; whoever attacks leaves the victim as it was. */
    static Neighbours shared() {
        return Shared.NEIGHBOURS;
    }

    private static final class Shared {
        private static final Neighbours NEIGHBOURS = moveIn(LuoshiSystem.shared());
    }

    private static Neighbours moveIn(LuoshiSystem system) {
        Office office = system.office();
        String read = office.upload("notice.txt", notice()).path("id").asString();
        office.registerUnits(
                "name,kind,aliases,person,role,email,language\n" + Party.register(VICTIM) + Party.register(ATTACKER));
        String plan = office.confirm(read);
        office.reportEvery(plan, "ONCE");
        office.dispatch(plan);
        Party victim = party(system, VICTIM);
        Party attacker = party(system, ATTACKER);
        List<Report> reports = owed(office, plan, victim.unit(), 5);
        Report own = owed(office, plan, attacker.unit(), 1).getFirst();
        Neighbours neighbours = new Neighbours(plan, victim, attacker, reports, own);
        neighbours.report(office);
        return neighbours;
    }

    private static String notice() {
        String lines = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> n + ".新增示范点100个。(" + (n == 6 ? ATTACKER : VICTIM) + "主办)\n")
                .collect(Collectors.joining());
        return "文 号: | 试政〔2025〕910号 |\n2025年区政府主要工作目标任务分解落实方案\n一、全力试验\n" + lines;
    }

    private static Party party(LuoshiSystem system, String name) {
        People people = system.people();
        String unit = people.administrator()
                .get("/api/units?name=" + Api.encode(name))
                .expect()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        return Party.of(people, system.gateway(), unit);
    }

    private static List<Report> owed(Office office, String plan, String unit, int count) {
        String query = "/api/progress/obligations?sort=task,asc&plan=" + plan + "&unit=" + unit;
        await().until(() -> office.all(query).count() == count);
        return office.all(query).map(Report::of).toList();
    }

    private void report(Office office) {
        reports.stream().skip(1).forEach(report -> draft(victim.system(), report, SECRET));
        draft(attacker.system(), own, "自己的进展");
        reports.stream()
                .skip(2)
                .forEach(report ->
                        victim.system().post(report.path() + "/submit").expect());
        office.giveBack(reports.get(3), "请补充依据。").expect();
        office.accept(reports.get(4)).expect();
    }

    private static void draft(Api system, Report report, String progress) {
        system.put(report.path(), Map.of("progress", progress)).expect();
    }

    /** All that belongs to the victim, as the office and the administrator read it. */
    Map<String, String> belongings(LuoshiSystem system) {
        Map<String, String> read = new LinkedHashMap<>();
        Stream.of(
                        reports.stream().map(report -> "/api/tasks/" + report.task()),
                        reports.stream().map(Report::path),
                        reports.stream().map(report -> report.path() + "/history"),
                        Stream.of("/api/tasks?plan=" + plan, "/api/progress/obligations?plan=" + plan))
                .flatMap(paths -> paths)
                .forEach(path -> read.put(path, read(system.api(), path)));
        String unit = "/api/units/" + victim.unit();
        Stream.concat(
                        victim.accounts().stream().map(account -> "/api/accounts/" + account),
                        Stream.of(
                                unit,
                                unit + "/history",
                                unit + "/clients",
                                "/api/accounts?size=1",
                                "/api/units?size=1"))
                .forEach(path -> read.put(path, read(system.people().administrator(), path)));
        return read;
    }

    private static String read(Api reader, String path) {
        return reader.get(path).expect().toString();
    }
}
