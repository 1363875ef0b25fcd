package io.luoshi.monitoring;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Holds every expression of the alert rules and dashboards against a running system. A mistyped metric or label is no error to
 * Prometheus: the alert is silent for ever, the panel empty. So each selector must name series that exist, each label in a condition,
 * a grouping or a legend must be on them, and each panel must have a result. The system must have handled a few events before.
 */
public final class ExpressionCheck {

    /** Rates need two samples, and clients of Kafka show new metrics only after a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Prometheus prometheus;

    ExpressionCheck(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** Checks the system whose gateway listens at the port given, default 8080. Exit status 1 when something is wrong. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int portBase = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
        List<String> problems = problems(portBase);
        problems.forEach(System.out::println);
        System.out.printf(
                "%d expressions checked, %d problems%n",
                MonitoringFiles.expressions().size(), problems.size());
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    /** True when {@code prometheus} is installed, without which there is nothing to check with. */
    public static boolean isPossible() {
        return Programs.onPath("prometheus");
    }

    /**
     * What is wrong with the rules and dashboards, seen from the system at these ports; empty when nothing is. What is wrong at first
     * is looked at again for a while; usually it takes some 15 seconds.
     */
    public static List<String> problems(int portBase) throws IOException, InterruptedException {
        try (Prometheus prometheus = Prometheus.watching(portBase)) {
            ExpressionCheck check = new ExpressionCheck(prometheus);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<String> problems = check.problems();
            while (!problems.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE);
                problems = check.problems();
            }
            return problems;
        }
    }

    private List<String> problems() throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        for (JsonNode silent : prometheus.result("up == 0")) {
            problems.add(silent.at("/metric/service").asString() + " does not answer");
        }
        for (Expression expression : MonitoringFiles.expressions()) {
            problems(expression).forEach(problem -> problems.add(expression.place() + ": " + problem));
        }
        return problems;
    }

    /** What is wrong with one expression. */
    List<String> problems(Expression expression) throws IOException, InterruptedException {
        JsonNode answer = prometheus.query(expression.promql());
        if (!answer.path("status").asString().equals("success")) {
            return List.of(answer.path("error").asString());
        }
        List<String> problems = selectorProblems(expression);
        if (problems.isEmpty() && expression.kind() == Expression.Kind.PANEL) {
            problems.addAll(panelProblems(expression, answer.path("data").path("result")));
        }
        return problems;
    }

    private List<String> selectorProblems(Expression expression) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        Set<String> allLabels = new LinkedHashSet<>();
        for (Selector selector : Selector.of(expression.promql())) {
            JsonNode series = prometheus.series(selector.text());
            if (series.isEmpty()) {
                problems.add("nothing is named " + selector.text());
            } else {
                Set<String> labels = labels(series);
                missing(selector.labels(), labels)
                        .forEach(label -> problems.add(selector.metric() + " has no label " + label));
                allLabels.addAll(labels);
            }
        }
        if (problems.isEmpty()) {
            missing(Selector.groupings(expression.promql()), allLabels)
                    .forEach(label -> problems.add("groups by " + label + ", which nothing has"));
        }
        return problems;
    }

    private static List<String> panelProblems(Expression expression, JsonNode result) {
        if (result.isEmpty()) {
            return List.of("shows nothing");
        }
        Set<String> labels = new LinkedHashSet<>();
        result.forEach(line -> labels.addAll(line.path("metric").propertyNames()));
        return missing(expression.legendLabels(), labels).stream()
                .map(label -> "its legend shows " + label + ", which the result has not")
                .toList();
    }

    private static Set<String> labels(JsonNode series) {
        Set<String> labels = new LinkedHashSet<>();
        series.forEach(labelSet -> labels.addAll(labelSet.propertyNames()));
        return labels;
    }

    private static Set<String> missing(Set<String> wanted, Set<String> present) {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(present);
        return missing;
    }
}
