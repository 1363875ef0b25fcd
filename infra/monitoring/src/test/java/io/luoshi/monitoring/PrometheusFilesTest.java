package io.luoshi.monitoring;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lets Prometheus' own tools judge the files. */
class PrometheusFilesTest {

    @Test
    void prometheusAcceptsItsSettingsAndRules() throws Exception {
        Tools.need("promtool");
        Tools.run("promtool", "check", "config", "--lint=all", "--lint-fatal", "prometheus/prometheus.yml");
    }

    @Test
    void eachAlertFiresForTheSickServiceOnly() throws Exception {
        Tools.need("promtool");
        String[] files = MonitoringFiles.names("prometheus/tests").toArray(String[]::new);
        Tools.run(Stream.concat(Stream.of("promtool", "test", "rules"), Stream.of(files))
                .toArray(String[]::new));
    }

    @Test
    void alertmanagerAcceptsItsSettings() throws Exception {
        Tools.need("amtool");
        Tools.run("amtool", "check-config", "alertmanager/alertmanager.yml");
    }
}
