package io.luoshi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An alert is of use only if whoever it wakes knows what it means and what to do. */
class AlertTest {

    static final List<JsonNode> ALERTS = MonitoringFiles.alerts();

    @ParameterizedTest
    @FieldSource("ALERTS")
    void saysWhatItMeansAndHowBadItIs(JsonNode alert) {
        assertThat(alert.at("/annotations/summary").asString("")).isNotBlank();
        assertThat(alert.at("/annotations/description").asString("")).isNotBlank();
        assertThat(alert.at("/labels/severity").asString("")).isIn("critical", "warning");
    }

    @ParameterizedTest
    @FieldSource("ALERTS")
    void leadsToAChapterOfTheRunbookThatNamesIt(JsonNode alert) throws IOException {
        String name = alert.path("alert").asString();
        String[] link = alert.at("/annotations/runbook_url").asString("").split("#");
        assertThat(link).hasSize(2);
        assertThat(chapter(link[0], link[1]))
                .as("chapter %s of %s", link[1], link[0])
                .contains("`" + name + "`");
    }

    @Test
    void isTested() {
        YAMLMapper yaml = new YAMLMapper();
        List<String> tested = MonitoringFiles.names("prometheus/tests").stream()
                .flatMap(file -> yaml.readTree(Path.of(file)).path("tests").valueStream())
                .map(test -> test.path("name").asString())
                .toList();
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(ALERTS.stream()
                        .map(alert -> alert.path("alert").asString())
                        .toList());
    }

    @Test
    void andEveryMetricHasWordsInTheDocumentation() throws IOException {
        String words = Files.readString(MonitoringFiles.project().resolve("docs/monitoring.md"));
        Stream<String> metrics = MonitoringFiles.expressions().stream()
                .flatMap(expression -> Selector.of(expression.promql()).stream())
                .map(Selector::metric)
                .map(metric -> metric.replaceFirst("_seconds_(bucket|count|sum)$", "_seconds"));
        assertThat(metrics.distinct()).allSatisfy(metric -> assertThat(words).contains("`" + metric + "`"));
    }

    /** The text below a heading, found as GitHub makes anchors of headings. */
    private static String chapter(String file, String anchor) throws IOException {
        String document = Files.readString(MonitoringFiles.project().resolve(file));
        return Stream.of(document.split("(?m)^## "))
                .skip(1)
                .filter(chapter ->
                        anchorOf(chapter.lines().findFirst().orElse("")).equals(anchor))
                .collect(Collectors.joining());
    }

    private static String anchorOf(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w -]", "")
                .replace(' ', '-');
    }
}
