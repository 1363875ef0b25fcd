package io.luoshi.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files under {@code infra/monitoring}. */
final class MonitoringFiles {

    private MonitoringFiles() {}

    /** The project's folder, found from any folder within it. */
    static Path project() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("infra/monitoring/prometheus-local"))) {
                return folder;
            }
        }
        throw new IllegalStateException(here + " is not inside the project");
    }

    static Path folder() {
        return project().resolve("infra/monitoring");
    }

    /** Each alert rule: {@code alert, expr, for, labels, annotations}. */
    static List<JsonNode> alerts() {
        return read("prometheus/rules", new YAMLMapper())
                .flatMap(file -> file.path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    static List<JsonNode> dashboards() {
        return read("grafana/dashboards", new JsonMapper()).toList();
    }

    /** A dashboard's panels without the headings between them. */
    static Stream<JsonNode> panels(JsonNode dashboard) {
        return dashboard
                .path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString().equals("row"));
    }

    /** Every expression of the rules and dashboards. */
    static List<Expression> expressions() {
        Stream<Expression> alerts = alerts().stream()
                .map(rule -> Expression.alert(rule.path("alert").asString(), expr(rule)));
        return Stream.concat(alerts, dashboards().stream().flatMap(MonitoringFiles::expressions))
                .toList();
    }

    private static Stream<Expression> expressions(JsonNode dashboard) {
        String name = dashboard.path("title").asString();
        return panels(dashboard)
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> Expression.panel(
                                name,
                                panel.path("title").asString(),
                                expr(target),
                                target.path("legendFormat").asString(""))));
    }

    private static String expr(JsonNode node) {
        return node.path("expr").asString();
    }

    /** Paths of the files in one of the folders. */
    static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(folder().resolve(folder))) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> read(String folder, ObjectMapper format) {
        return names(folder).stream().map(name -> format.readTree(Path.of(name)));
    }
}
