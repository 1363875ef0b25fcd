package io.luoshi.gateway;

import com.jayway.jsonpath.JsonPath;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A real gateway in front of real, tiny backends. All sub-classes share one gateway. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class GatewayTest {

    /** With characters that must be encoded before they are a header. */
    protected static final String CLIENT_SECRET = "100% a+secret/of:the&tests=";

    protected static final Backend UNIT = new Backend();
    protected static final Backend TASK = new Backend();
    /** Has little time to answer. */
    protected static final Backend NOTIFICATION = new Backend();
    /** Nobody listens here: its port was free a moment ago and ephemeral ports are not given out again at once. */
    private static final String NOBODY = nobody();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("services.unit.url", UNIT::url);
        registry.add("services.task.url", TASK::url);
        registry.add("services.progress.url", () -> NOBODY);
        registry.add("services.notification.url", NOTIFICATION::url);
        registry.add("luoshi.gateway.services.notification.time-limit", () -> "1s");
        registry.add("luoshi.gateway.services.unit.time-limit", () -> "30s");
        registry.add("luoshi.gateway.breaker.open-for", () -> "1s");
        registry.add("luoshi.gateway.max-concurrent", () -> "4");
        registry.add("luoshi.gateway.uploads.max-body", () -> "2MB");
        registry.add("luoshi.clock.offset", () -> "-PT24H");
        registry.add("luoshi.gateway.session.key", () -> "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        registry.add("luoshi.gateway.session.client-secret", () -> CLIENT_SECRET);
    }

    @BeforeEach
    void freshBackends() {
        UNIT.received.clear();
        TASK.received.clear();
        NOTIFICATION.received.clear();
        UNIT.answering(Backend.json(200, "{}"));
        TASK.answering(Backend.json(200, "{}"));
        NOTIFICATION.answering(Backend.json(200, "{}"));
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    private static String nobody() {
        try (Backend gone = new Backend()) {
            return gone.url();
        }
    }

    protected CircuitBreaker breaker(String service) {
        return breakers.circuitBreaker(service);
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    protected CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    protected HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    protected HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends the bytes as they are and reads until the gateway hangs up. */
    protected String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    protected static AbstractStringAssert<?> assertProblem(HttpResponse<String> answer, int status, String code) {
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        Assertions.assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        Assertions.assertThat(read(answer, "$.code")).isEqualTo(code);
        Assertions.assertThat(read(answer, "$.type")).isEqualTo("/problems/" + code);
        Assertions.assertThat(read(answer, "$.status")).isEqualTo(Integer.toString(status));
        Assertions.assertThat(read(answer, "$.title")).isNotBlank();
        Assertions.assertThat(read(answer, "$.traceId")).matches("[0-9a-f]{32}");
        return Assertions.assertThat(read(answer, "$.detail"));
    }

    protected static String read(HttpResponse<String> answer, String path) {
        return String.valueOf(JsonPath.<Object>read(answer.body(), path));
    }

    protected static String header(HttpResponse<?> answer, String name) {
        Assertions.assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }
}
