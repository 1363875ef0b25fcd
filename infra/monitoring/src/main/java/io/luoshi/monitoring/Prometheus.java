package io.luoshi.monitoring;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus that watches the system on this machine, started by {@code prometheus-local} on a free port; closed, it is gone. */
final class Prometheus implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What Prometheus answers, as plain text, while it opens its data. */
    private static final int STARTING = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Process process;
    private final URI api;

    private Prometheus(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** Scrapes the services from {@code portBase} on, every few seconds; has done so three times when this returns. */
    static Prometheus watching(int portBase) throws IOException, InterruptedException {
        int port = freePort();
        Path script = MonitoringFiles.folder().resolve("prometheus-local");
        ProcessBuilder start = new ProcessBuilder(script.toString(), String.valueOf(portBase))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        start.environment().put("PROMETHEUS_PORT", String.valueOf(port));
        start.environment().put("SCRAPE_INTERVAL", "3s");
        Prometheus prometheus = new Prometheus(start.start(), URI.create("http://127.0.0.1:" + port + "/api/v1/"));
        prometheus.awaitScrapes();
        return prometheus;
    }

    private void awaitScrapes() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers("min(count_over_time(up[5m])) >= 3")) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                close();
                throw new IllegalStateException("Prometheus did not scrape its targets within " + PATIENCE);
            }
            Thread.sleep(200);
        }
    }

    private boolean answers(String promql) throws IOException, InterruptedException {
        try {
            return !result(promql).isEmpty();
        } catch (ConnectException starting) {
            return false;
        }
    }

    /** The series that an expression gives, each with its labels as {@code metric}. */
    JsonNode result(String promql) throws IOException, InterruptedException {
        return query(promql).path("data").path("result");
    }

    /** Prometheus' answer to an expression: {@code status} and {@code data.result[].metric}, or {@code error}. */
    JsonNode query(String promql) throws IOException, InterruptedException {
        return post("query", "query", promql);
    }

    /** The label sets of all series that a selector names. */
    JsonNode series(String selector) throws IOException, InterruptedException {
        return post("series", "match[]", selector).path("data");
    }

    private JsonNode post(String path, String name, String value) throws IOException, InterruptedException {
        String form = encoded(name) + "=" + encoded(value);
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == STARTING) {
            throw new ConnectException("Prometheus listens, but is not ready yet");
        }
        return json.readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The script takes Prometheus and its data down with it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
