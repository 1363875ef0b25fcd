package io.luoshi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Grafana takes almost any file without a word; what it would show badly is refused here. */
class DashboardTest {

    static final List<JsonNode> DASHBOARDS = MonitoringFiles.dashboards();

    static final List<JsonNode> PANELS =
            DASHBOARDS.stream().flatMap(MonitoringFiles::panels).toList();

    @ParameterizedTest
    @FieldSource("PANELS")
    void aPanelSaysWhatItShowsInWhichUnit(JsonNode panel) {
        assertThat(panel.path("title").asString("")).isNotBlank();
        assertThat(panel.path("description").asString("")).isNotBlank();
        assertThat(panel.at("/fieldConfig/defaults/unit").asString("")).isNotBlank();
    }

    @ParameterizedTest
    @FieldSource("PANELS")
    void aPanelNamesEachOfItsLinesAndItsSource(JsonNode panel) {
        assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> {
            assertThat(target.path("legendFormat").asString("")).isNotBlank();
            assertThat(target.at("/datasource/uid").asString()).isEqualTo("prometheus");
        });
    }

    @Test
    void dashboardsHaveIdentitiesOfTheirOwn() {
        assertThat(DASHBOARDS).hasSize(2).allSatisfy(dashboard -> {
            assertThat(dashboard.path("schemaVersion").asInt()).isEqualTo(42);
            assertThat(dashboard.path("id").isMissingNode()).isTrue();
        });
        assertThat(DASHBOARDS)
                .extracting(dashboard -> dashboard.path("uid").asString())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("DASHBOARDS")
    void panelsDoNotOverlap(JsonNode dashboard) {
        boolean[][] taken = new boolean[200][24];
        MonitoringFiles.panels(dashboard).map(panel -> panel.path("gridPos")).forEach(place -> {
            for (int y = place.path("y").asInt();
                    y < place.path("y").asInt() + place.path("h").asInt();
                    y++) {
                for (int x = place.path("x").asInt();
                        x < place.path("x").asInt() + place.path("w").asInt();
                        x++) {
                    assertThat(taken[y][x]).as("cell %d, %d is free", x, y).isFalse();
                    taken[y][x] = true;
                }
            }
        });
    }
}
