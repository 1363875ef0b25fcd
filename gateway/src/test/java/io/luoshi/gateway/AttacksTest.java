package io.luoshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.gateway.Backend.Received;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * What is tried at the door. The law: a service hears only what its routes say, once, as it was sent; what is refused is refused by a
 * problem document, told to the log, and heard by no service. Beside it: {@code EdgeFiltersTest} (limits and paths, each by its filter),
 * {@code SlowCallersTest} (who drips), {@code RateLimitFilterTest} (who asks too often), and {@code SessionTest} (forged and stolen
 * sessions, changes from other sites' pages, log-ins that this browser did not begin).
 */
@ExtendWith(OutputCaptureExtension.class)
class AttacksTest extends GatewayTest {

    private static final String FORGED = "forged";

    private static final List<String> TARGETS =
            List.of("/actuator/env", "/api/audit/export", "/api/notifications/messages", "/v3/api-docs", "/login");

    private static final List<String> CLIMBS = List.of(
            "/..",
            "/%2e%2e",
            "/%2E%2E",
            "/.%2e",
            "/%252e%252e",
            "/..;",
            "/..;x=y",
            "/;/..",
            "/%2e%2e%2f",
            "/..%2f",
            "/..%5c",
            "/..\\",
            "/..%00",
            "/..%0d%0a",
            "/..%09",
            "/..%c0%af",
            "/%c0%ae%c0%ae",
            "/%e0%80%ae%e0%80%ae",
            "/.%00./",
            "//..",
            "/./..");

    private static Stream<String> paths() {
        return TARGETS.stream()
                .flatMap(target -> CLIMBS.stream()
                        .flatMap(climb -> Stream.of(
                                "/api/tasks" + climb + climb + target,
                                "/api/tasks/T-1" + climb + climb + climb + target,
                                "/api/tasks/imports" + climb + climb + climb + target,
                                climb + target)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noClimbLeadsFromOneRouteToAnotherOrOutOfAll(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(heard()).as(path).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/api/tasks",
                "http://evil.example/actuator/env",
                "http://127.0.0.1:1/api/tasks/../../actuator",
                "@evil.example/api/tasks",
                "/@evil.example/api/tasks",
                "/API/TASKS",
                "/api/tasks/..%ef%bc%8factuator",
                "/api/tasks%20",
                "/api/tasks%3fx=y",
                "/api/tasks%23x",
            })
    void noAddressNamesAnotherServer(String target) throws Exception {
        raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(heard()).allSatisfy(received -> assertThat(received.uri()).matches("/api/tasks(/.*)?"));
        assertThat(UNIT.received).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldToTheLogAndBreaksNoLineOfIt(CapturedOutput log) throws Exception {
        raw("GET /api/tasks/x%0d%0a" + FORGED + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        raw("GET /api/tasks/..%2fx HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        post("/api/tasks", "x".repeat(1024 * 1024 + 1));
        get("/nothing?x=%0d%0a" + FORGED);

        assertThat(log.getAll())
                .contains("Refused GET /api/tasks/x%0d%0a" + FORGED + " from 127.0.0.1: ambiguous-path")
                .contains("Refused GET /api/tasks/..%2fx from 127.0.0.1: http-400")
                .contains("Refused POST /api/tasks from 127.0.0.1: http-413")
                .contains(": http-404");
        assertThat(log.getAll().lines()).noneMatch(line -> line.startsWith(FORGED));
    }

    /** One of the two ends would be the beginning of another request to somebody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 0\r\nContent-Length: 44",
                "Content-Length: 0, 44",
                "Content-Length: +44",
                "Content-Length: 0x2c",
                "Content-Length : 44",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "X: y\rTransfer-Encoding: chunked",
            })
    void noRequestIsSmuggledInAnother(String length) throws Exception {
        String smuggled = "0\r\n\r\nGET /api/tasks/smuggled HTTP/1.1\r\nX: y\r\n\r\n";
        raw("POST /api/tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + length + "\r\n\r\n" + smuggled);
        assertThat(heard())
                .hasSizeLessThan(2)
                .allSatisfy(received -> assertThat(received.uri()).isEqualTo("/api/tasks"));
    }

    @Test
    void noHeaderEndsAHeader() throws Exception {
        for (String header : List.of(
                "X-Note: a\rX-Forged: b", "X-Note: a\u0000b", "X\rNote: a", "X-Request-Id: a\u0001b", "X Note: a")) {
            String answer = raw("GET /api/tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n\r\n");
            assertThat(answer).as(header).startsWith("HTTP/1.1 400");
        }
        assertThat(heard()).isEmpty();
        for (String address :
                List.of("/?lang=en%0d%0aX-Forged:%20b", "/oauth2/authorization/luoshi?return=/a%0d%0aX-Forged:%20b")) {
            String answer = raw("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContain("\nX-Forged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?lang=%ff%fe", "/?lang=%ed%a0%80", "/login/oauth2/code/luoshi?code=c&state=%ff"})
    void bytesThatAreNoTextAreTheCallersFault(String address) throws Exception {
        assertThat(get(address).statusCode()).isBetween(200, 499);
    }

    /** Whoever could take one off, could make a service believe the others or go without a trace. */
    @Test
    void nobodyTakesOffWhatTheGatewayPutsOn() throws Exception {
        raw("GET /api/tasks HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a.b.c\r\n"
                + "Connection: close, X-Forwarded-For, X-Request-Id, Authorization, traceparent\r\n\r\n");
        assertThat(TASK.only().header("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(TASK.only().header("x-request-id")).isNotBlank();
        assertThat(TASK.only().header("traceparent")).isNotBlank();
    }

    @Test
    void whatIsBetweenTwoHopsOrAnybodysClaimDoesNotPass() throws Exception {
        raw(
                "GET /api/tasks HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nKeep-Alive: timeout=99999\r\nTE: trailers\r\n"
                        + "Trailer: X\r\nUpgrade: h2c\r\nProxy-Authorization: Basic eDp4\r\nProxy-Connection: keep-alive\r\n"
                        + "Forwarded: for=1.2.3.4\r\nX-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
                        + "X-Forwarded-Port: 1\r\nX-Forwarded-Prefix: /evil\r\nX-Forwarded-Ssl: on\r\n\r\n");
        Map<String, List<String>> headers = TASK.only().headers();
        assertThat(headers)
                .doesNotContainKeys(
                        "keep-alive",
                        "te",
                        "trailer",
                        "proxy-authorization",
                        "forwarded",
                        "x-forwarded-host",
                        "x-forwarded-proto",
                        "x-forwarded-port",
                        "x-forwarded-prefix",
                        "x-forwarded-ssl");
        assertThat(headers.get("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(headers.toString()).doesNotContain("evil.example", "1.2.3.4");
    }

    /** A fixed session would be one that whoever planted it knows too. */
    @Test
    void aSessionThatSomebodyPlantedIsNone() throws Exception {
        for (String cookie : List.of("luoshi-8080=planted", "luoshi-8080=" + "A".repeat(400), "JSESSIONID=planted")) {
            HttpResponse<String> answer = send(request("/api/tasks").header("Cookie", cookie));
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(set -> set.contains("planted"));
        }
        assertThat(TASK.received)
                .hasSize(3)
                .allSatisfy(received -> assertThat(received.headers()).doesNotContainKeys("authorization", "cookie"));
    }

    /** The gateway reads no JSON: what is too deep is the service's to refuse, and does not trouble the gateway. */
    @Test
    void aBodyNestedDeeplyPassesAsItIs() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(post("/api/tasks", deep).statusCode()).isEqualTo(200);
        assertThat(new String(TASK.only().body(), StandardCharsets.UTF_8)).isEqualTo(deep);
    }

    @Test
    void aMethodIsTheMethodThatStandsInTheFirstLine() throws Exception {
        send(request("/api/tasks?_method=DELETE")
                .header("X-HTTP-Method-Override", "DELETE")
                .POST(BodyPublishers.noBody()));
        assertThat(TASK.only().method()).isEqualTo("POST");
        for (String method : List.of("TRACE", "CONNECT")) {
            assertThat(raw(method + " /api/tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .matches("(?s)HTTP/1.1 (4|501).*");
        }
        assertThat(TASK.received).hasSize(1);
    }

    private static List<Received> heard() {
        return Stream.of(UNIT, TASK, NOTIFICATION)
                .flatMap(backend -> backend.received.stream())
                .toList();
    }
}
