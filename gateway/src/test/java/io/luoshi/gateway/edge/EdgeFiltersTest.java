package io.luoshi.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.luoshi.gateway.Backend;
import io.luoshi.gateway.GatewayTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EdgeFiltersTest extends GatewayTest {

    private static final byte[] TOO_MUCH = new byte[1024 * 1024 + 1];

    @Test
    void refusesABodyThatIsTooLargeByItsLength() throws Exception {
        assertProblem(send(request("/api/tasks").POST(BodyPublishers.ofByteArray(TOO_MUCH))), 413, "http-413")
                .contains("1 MB");
        assertThat(TASK.received).isEmpty();
    }

    @Test
    void refusesABodyThatTurnsOutTooLargeAndForwardsNothing() throws Exception {
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TOO_MUCH));
        assertProblem(send(request("/api/tasks").POST(chunked)), 413, "http-413");
        assertThat(TASK.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tasks/imports, POST, 200",
        "/api/tasks/imports/I-1, PATCH, 200",
        "/api/units, PUT, 200",
        "/api/units/U-001, PUT, 413",
        "/api/tasks/importsx, POST, 413",
        "/oauth2/token, POST, 413",
    })
    void takesMoreOnlyWhereFilesComeIn(String path, String method, int status) throws Exception {
        HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.ofByteArray(TOO_MUCH)));
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void refusesAFileThatIsTooLargeWithTheLimitForFiles() throws Exception {
        byte[] file = new byte[2 * TOO_MUCH.length];
        assertProblem(send(request("/api/tasks/imports").POST(BodyPublishers.ofByteArray(file))), 413, "http-413")
                .contains("2 MB");
        assertThat(TASK.received).isEmpty();
    }

    @Test
    void saysSoBeforeTheBodyIsSentIfTheCallerAsks() throws Exception {
        String answer = raw(
                "POST /api/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 52428800\r\n" + "Expect: 100-continue\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("http-413").doesNotContain("100 Continue");
    }

    @Test
    void forwardsNothingOfABodyThatCannotBeReadToItsEnd() throws Exception {
        String answer = raw("POST /api/tasks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\nnonsense\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("incomplete-body");
        assertThat(TASK.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasks//x",
                "//api/tasks",
                "/api/tasks/../units",
                "/api/tasks/./x",
                "/api/tasks/..",
                "/api/tasks/%2e%2e/%2e%2e/actuator",
                "/api/tasks/%2E%2E/units",
                "/api/tasks/.%2e/units",
                "/api/tasks/..;/actuator/env",
                "/api/tasks;jsessionid=1",
                "/api/tasks/x;a=b/y",
                "/api/tasks/%3b/x",
                "/api/tasks/a%252e%252e",
                "/api/tasks/x%0d%0aSet-Cookie:a",
            })
    void refusesPathsThatCouldBeReadDifferently(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "ambiguous-path");
        assertThat(TASK.received).isEmpty();
        assertThat(UNIT.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/tasks/..%2funits HTTP/1.1\r\nHost: x",
                "GET /api/tasks/..%5cunits HTTP/1.1\r\nHost: x",
                "GET /api/tasks/..\\units HTTP/1.1\r\nHost: x",
                "GET /../api/tasks HTTP/1.1\r\nHost: x",
                "GET /api/tasks/[x] HTTP/1.1\r\nHost: x",
                "GET /api/tasks HTTP/1.1",
                "GET /api/tasks/x%00 HTTP/1.1\r\nHost: x",
                "nonsense",
            })
    void givesAProblemEvenWhereTomcatRefuses(String request) throws Exception {
        String answer = raw(request + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "http-400");
        assertThat(answer).doesNotContain("<html", "Tomcat", "Exception");
        assertThat(TASK.received).isEmpty();
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws Exception {
        String answer = raw("GET /api/tasks HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(TASK.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc-123, true", "a:b_c.d, true", "'a b', false", "'{\"x\":1}', false", "'', false"})
    void takesARequestIdIfItIsSane(String given, boolean kept) throws Exception {
        HttpResponse<String> answer = send(request("/api/tasks").header("X-Request-Id", given));
        String id = header(answer, "X-Request-Id");
        assertThat(id.equals(given)).isEqualTo(kept);
        assertThat(id).isNotBlank();
        assertThat(TASK.only().header("x-request-id")).isEqualTo(id);
    }

    @Test
    void makesARequestIdThatLogsCarry(CapturedOutput log) throws Exception {
        HttpResponse<String> answer = get("/api/progress/obligations");
        assertThat(log.getOut().lines().filter(line -> line.contains("gave no answer")))
                .singleElement()
                .asString()
                .contains(header(answer, "X-Request-Id"), read(answer, "$.traceId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/tasks", "/api/progress", "/nothing", "/docs", "/style.css", "/api/tasks;x"})
    void setsSecurityHeadersOnceOnEveryAnswer(String path) throws Exception {
        TASK.answering(Backend.json(
                200,
                "{}",
                "X-Content-Type-Options",
                "other",
                "X-Frame-Options",
                "ALLOW",
                "Strict-Transport-Security",
                "max-age=1",
                "Server",
                "tiny"));
        HttpResponse<String> answer = get(path);
        SecurityHeadersFilter.HEADERS.forEach(
                (name, value) -> assertThat(header(answer, name)).isEqualTo(value));
        assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.headers().map()).doesNotContainKeys("Strict-Transport-Security", "Server", "server");
    }

    @Test
    void tellsHowMuchACallerMayStillAsk() throws Exception {
        HttpResponse<String> answer = get("/api/tasks");
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"caller\";q=60000;w=60");
        assertThat(header(answer, "RateLimit")).matches("\"caller\";r=\\d+;t=\\d+");
    }

    @Test
    void limitsOneLogInBesideOneAddress() throws Exception {
        String token = new PlainJWT(new JWTClaimsSet.Builder().subject("C-1").build()).serialize();
        HttpResponse<String> answer = send(request("/api/tasks").header("Authorization", "Bearer " + token));
        assertThat(answer.headers().allValues("RateLimit-Policy"))
                .containsExactly("\"caller\";q=60000;w=60", "\"account\";q=6000;w=60");
        assertThat(answer.headers().allValues("RateLimit").getLast()).startsWith("\"account\";r=999;");
    }
}
