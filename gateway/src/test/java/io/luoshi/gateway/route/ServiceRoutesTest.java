package io.luoshi.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.gateway.Backend;
import io.luoshi.gateway.GatewayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceRoutesTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasks",
                "/api/tasks/T-2025-1-017",
                "/api/tasks/T-%E4%BB%BB%E5%8A%A1/assignments/%e9%bc%93%e6%a5%bc%e5%8c%ba",
                "/api/tasks/T-2025-1-017:U-042:2025-03",
                "/api/tasks?plan=P-2025-1&unit=U-001&unit=U-002&page=0&plan=P-2",
                "/api/tasks?text=%E6%96%B0%E5%A2%9E%2050+%25%2B%26&empty=&bare&x=%2F..%2F",
                "/api/tasks/a%20b+c"
            })
    void passesPathAndQueryUnchanged(String uri) throws Exception {
        assertThat(get(uri).statusCode()).isEqualTo(200);
        assertThat(TASK.only().uri()).isEqualTo(uri);
        assertThat(UNIT.received).isEmpty();
    }

    @Test
    void passesHeadersBothWays() throws Exception {
        TASK.answering(
                Backend.json(412, "{\"code\":\"version-mismatch\"}", "ETag", "\"8\"", "Location", "/api/tasks/T-1"));

        HttpResponse<String> answer = send(request("/api/tasks/T-1")
                .header("If-Match", "\"7\"")
                .header("Idempotency-Key", "k-1")
                .header("Accept-Language", "en;q=0.8, zh")
                .PUT(BodyPublishers.ofString("{}")));

        assertThat(TASK.only().header("if-match")).isEqualTo("\"7\"");
        assertThat(TASK.only().header("idempotency-key")).isEqualTo("k-1");
        assertThat(TASK.only().header("accept-language")).isEqualTo("en;q=0.8, zh");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(header(answer, "ETag")).isEqualTo("\"8\"");
        assertThat(header(answer, "Location")).isEqualTo("/api/tasks/T-1");
        assertThat(answer.body()).isEqualTo("{\"code\":\"version-mismatch\"}");
    }

    @Test
    void passesHeadersThatAreNotAscii() throws Exception {
        raw("GET /api/tasks HTTP/1.1\r\nHost: x\r\nX-Note: Grüße\r\nConnection: close\r\n\r\n");
        assertThat(TASK.only().header("x-note")).isEqualTo("Grüße");
    }

    @Test
    void refusesHeadersWithControlCharacters() throws Exception {
        String answer = raw("GET /api/tasks HTTP/1.1\r\nHost: x\r\nX-Note: a\u0089b\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("http-400");
        assertThat(TASK.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 1_048_576})
    void passesBodiesUnchangedWithTheirLength(int size) throws Exception {
        byte[] body = new byte[size];
        new Random(1).nextBytes(body);
        String type = "multipart/form-data; boundary=xyz";

        send(request("/api/tasks/imports").header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));

        assertThat(TASK.only().body()).isEqualTo(body);
        assertThat(TASK.only().header("content-length")).isEqualTo(Integer.toString(size));
        assertThat(TASK.only().header("content-type")).isEqualTo(type);
    }

    @Test
    void passesAFormAsABodyAndNotAsParameters() throws Exception {
        send(request("/api/tasks?a=1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=2&b=%20+")));
        assertThat(TASK.only().uri()).isEqualTo("/api/tasks?a=1");
        assertThat(new String(TASK.only().body(), StandardCharsets.US_ASCII)).isEqualTo("a=2&b=%20+");
        assertThat(TASK.only().header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void doesNotPassOnWhatAnybodyCanClaim() throws Exception {
        send(request("/api/tasks")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=10.0.0.1"));
        assertThat(TASK.only().headers()).doesNotContainKeys("x-forwarded-host", "forwarded");
        assertThat(TASK.only().header("x-forwarded-for")).isEqualTo("127.0.0.1");
    }

    @Test
    void passesErrorsOfAServiceAsTheyAre() throws Exception {
        TASK.answering(Backend.json(500, "{\"code\":\"its-own\"}"));
        for (int i = 0; i < 10; i++) {
            assertThat(get("/api/tasks").body()).isEqualTo("{\"code\":\"its-own\"}");
        }
        assertThat(TASK.received).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasksX",
                "/api",
                "/api/other",
                "/v3/api-docs",
                "/actuator/env",
                "/actuator/task",
                "/error",
                "/unit/actuator/health"
            })
    void reachesNothingElseOfAService(String path) throws Exception {
        assertProblem(get(path), 404, "http-404").contains(path);
        assertThat(TASK.received).isEmpty();
        assertThat(UNIT.received).isEmpty();
    }

    @Test
    void startsOrContinuesATrace() throws Exception {
        get("/api/tasks");
        assertThat(TASK.only().header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");

        TASK.received.clear();
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        send(request("/api/tasks").header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(TASK.only().header("traceparent")).startsWith("00-" + trace).doesNotContain("00f067aa0ba902b7");
    }
}
