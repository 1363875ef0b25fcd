package io.luoshi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;

/** Prometheus' own programs, where they are installed. */
final class Tools {

    private static final boolean REQUIRED = "true".equals(System.getenv("LUOSHI_REQUIRE_PROMETHEUS"));

    private Tools() {}

    /** Skips the test that calls it where the program is missing, or fails it where that is asked for. */
    static void need(String program) {
        boolean installed = Programs.onPath(program);
        String missing = program + " is not installed (Debian: apt-get install prometheus prometheus-alertmanager)";
        if (REQUIRED) {
            assertThat(installed).as(missing).isTrue();
        }
        assumeTrue(installed, missing);
    }

    /** Runs a program in {@code infra/monitoring} and fails with its words if it does not succeed. */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(MonitoringFiles.folder().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
