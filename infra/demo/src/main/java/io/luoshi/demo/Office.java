package io.luoshi.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What the supervision office and the units do with Luoshi, each step one call through the gateway, by the one whose step it is:
 * administrators register, the office supervises, officers sign, their units' systems report.
 */
public final class Office {

    private static final int UNAVAILABLE = 503;
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Api api;
    private final People people;

    /** @param api the supervision office's */
    public Office(Api api, People people) {
        this.api = api;
        this.people = people;
    }

    /** Reads a notice; nothing becomes a plan yet. */
    public JsonNode upload(String fileName, String notice) {
        return api.upload("/api/tasks/imports", fileName, notice.getBytes(StandardCharsets.UTF_8))
                .expect();
    }

    public JsonNode unknownUnits(String importId) {
        return api.get("/api/tasks/imports/" + importId + "/unknown-units").expect();
    }

    /** @param csv as in {@code infra/samples/units-yunhe.csv} */
    public JsonNode registerUnits(String csv) {
        return people.administrator()
                .put("/api/units", "text/csv; charset=utf-8", csv)
                .expect();
    }

    /** The id of the plan that the import became. */
    public String confirm(String importId) {
        return api.post("/api/tasks/imports/" + importId + "/confirm")
                .expect()
                .path("plan")
                .asString();
    }

    /** Sets how often leads report: {@code MONTHLY}, {@code QUARTERLY}, {@code HALF_YEARLY}, {@code ONCE}; before the dispatch. */
    public JsonNode reportEvery(String plan, String frequency) {
        return api.put("/api/tasks/plans/" + plan + "/cadence", Map.of("frequency", frequency, "dueDay", 25))
                .expect();
    }

    /** Repeats the call when the gateway has lost patience with a long dispatch: it goes on where it stopped. */
    public JsonNode dispatch(String plan) {
        Api.Answer answer = api.post("/api/tasks/plans/" + plan + "/dispatch");
        for (int again = 0; answer.status() == UNAVAILABLE && again < ATTEMPTS; again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = api.post("/api/tasks/plans/" + plan + "/dispatch");
        }
        return answer.expect();
    }

    /** Reads, confirms and dispatches a notice whose units the register knows. */
    public String dispatchNotice(String fileName, String notice, String unitsCsv) {
        String importId = upload(fileName, notice).path("id").asString();
        registerUnits(unitsCsv);
        String plan = confirm(importId);
        dispatch(plan);
        return plan;
    }

    public JsonNode sign(String task, String unit) {
        return people.officer(unit)
                .post("/api/tasks/" + task + "/assignments/" + unit + "/sign")
                .expect();
    }

    public JsonNode task(String task) {
        return api.get("/api/tasks/" + task).expect();
    }

    /** Saves the draft of a report; {@code values} by indicator. */
    public Api.Answer draft(Report report, String progress, Map<String, ? extends Number> values) {
        List<Map<String, Object>> list = values.entrySet().stream()
                .map(value -> Map.<String, Object>of("indicator", value.getKey(), "value", value.getValue()))
                .toList();
        return people.system(report.unit())
                .put(report.path(), Map.of("progress", progress, "nextSteps", "按计划推进。", "values", list));
    }

    public Api.Answer submit(Report report) {
        return people.system(report.unit()).post(report.path() + "/submit");
    }

    public Api.Answer giveBack(Report report, String reason) {
        return api.post(report.path() + "/return", Map.of("reason", reason));
    }

    public Api.Answer accept(Report report) {
        return api.post(report.path() + "/accept");
    }

    public JsonNode report(Report report) {
        return api.get(report.path()).expect();
    }

    /** All items of a list, page by page; {@code query} such as {@code /api/units?kind=SUBDISTRICT}. */
    public Stream<JsonNode> all(String query) {
        String separator = query.contains("?") ? "&" : "?";
        int size = 200;
        return Stream.iterate(0, page -> page + 1)
                .map(page -> api.get(query + separator + "size=" + size + "&page=" + page)
                        .expect()
                        .path("items"))
                .takeWhile(items -> !items.isEmpty())
                .flatMap(items -> StreamSupport.stream(items.spliterator(), false));
    }

    /** The report of one unit on one task for one period. */
    public record Report(String task, String unit, String period) {

        /** The report that an obligation asks for. */
        public static Report of(JsonNode obligation) {
            return new Report(
                    obligation.path("task").asString(),
                    obligation.path("unit").asString(),
                    obligation.path("period").asString());
        }

        /** Its address behind the gateway. */
        public String path() {
            return "/api/progress/tasks/" + task + "/units/" + unit + "/reports/" + period;
        }

        public String id() {
            return task + ":" + unit + ":" + period;
        }
    }
}
