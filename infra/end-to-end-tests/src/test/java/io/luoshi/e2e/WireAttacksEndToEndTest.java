package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a sender can do to a request besides its words: spell its path differently, cut it ambiguously, make it huge, deep or slow. */
class WireAttacksEndToEndTest {

    private static final LuoshiSystem system = LuoshiSystem.shared();
    private static final Wire wire = new Wire(system.portBase());
    private static final Neighbours neighbours = Neighbours.shared();
    private static final Party victim = neighbours.victim();
    private static final Party attacker = neighbours.attacker();
    private static final Refusals refusals = new Refusals(system, neighbours);

    @Test
    void noSpellingOfAPathLeadsAroundTheChecks() {
        refusals.expect(attacker.each(Stream.of(
                        "/api/%2e%2e/actuator/env",
                        "/api/../actuator/env",
                        "/api/tasks/../audit",
                        "/api/tasks/..;/audit",
                        "/api/tasks/%2e%2e;/audit",
                        "/api/tasks/..%2faudit",
                        "/api/tasks/..%5caudit",
                        "/api/tasks/%252e%252e/audit",
                        "/api/tasks/.%2e/audit",
                        "//api/audit",
                        "/api//audit",
                        "/api/audit;jsessionid=1",
                        "/api;/audit",
                        "/api/audit/",
                        "/api/audit/.",
                        "/api/audit%00",
                        "/api/audit%20",
                        "/api/audit.json",
                        "/api/./audit",
                        "/API/AUDIT",
                        "/api/aud%69t",
                        "/api/audit%2f",
                        "/api/audit%0d%0aX-Role:%20AUDITOR",
                        "/api/audit\\",
                        "/actuator/env",
                        "/actuator/health/../env",
                        "/actuator;/env",
                        "/api/tasks/actuator",
                        "http://127.0.0.1:" + (system.portBase() + 1) + "/actuator/env",
                        "http://evil.test/api/audit",
                        "/api/units/" + victim.unit() + "%2fclients",
                        neighbours.reports().getFirst().path() + ";a=b",
                        "/error",
                        "*")
                .map(Attack::get)));
    }

    @Test
    void requestsThatTwoReadersWouldCutDifferentlyAreRefused() {
        String smuggled = "GET /api/audit HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String chunks = "0\r\n\r\n" + smuggled;
        Attack closing = Attack.put(neighbours.reports().getFirst().path(), "")
                .as("system", attacker.system().proof());
        Attack change = closing.with("Connection", "keep-alive");
        refusals.expect(Stream.of(
                change.sending("application/json", chunks)
                        .with(Map.of("Content-Length", "4", "Transfer-Encoding", "chunked")),
                change.sending("application/json", chunks).with("Transfer-Encoding", "xchunked"),
                change.sending("application/json", chunks).with("Transfer-Encoding", "chunked, identity"),
                change.sending("application/json", chunks)
                        .with("Transfer-Encoding ", "chunked")
                        .with("Content-Length", "4"),
                change.sending("application/json", smuggled)
                        .with("Content-Length", "0\r\nContent-Length: " + smuggled.length()),
                change.sending("application/json", smuggled).with("Content-Length", "0, " + smuggled.length()),
                change.sending("application/json", smuggled).with("Content-Length", "+0"),
                change.sending("application/json", smuggled).with("Content-Length", "-1"),
                change.sending("application/json", "-1\r\n" + smuggled).with("Transfer-Encoding", "chunked"),
                change.sending("application/json", "0x1\r\n{\r\n" + chunks).with("Transfer-Encoding", "chunked"),
                change.sending("application/json", "fffffffffffffffff\r\n{}").with("Transfer-Encoding", "chunked"),
                change.sending("application/json", "2\r\n{}" + chunks).with("Transfer-Encoding", "chunked"),
                closing.with("X-Note", "a\r\n folded"),
                closing.with("X-Note", "a\0b"),
                closing.with("X-Note", "a\rAuthorization: none"),
                closing.with("Host", "evil.test\r\nHost: localhost"),
                closing.with("X-Long", "x".repeat(20_000))));
    }

    @Test
    void bodiesThatWouldExhaustAServiceAreRefused() {
        String path = neighbours.own().path();
        String value = "{\"values\":[{\"indicator\":\"i1\",\"value\":%s}]}";
        refusals.expect(Stream.of(
                        Attack.put(path, "{\"progress\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                        Attack.put(path, "{\"values\":" + "[".repeat(600) + "]".repeat(600) + "}"),
                        Attack.put(path, "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)),
                        Attack.put(path, "{\"progress\":\"" + "x".repeat(2 << 20) + "\"}"),
                        Attack.put(path, value.formatted("1e999999999")),
                        Attack.put(path, value.formatted("9".repeat(5_000))),
                        Attack.put(path, value.formatted("{\"$gt\":0}")),
                        Attack.put(path, "{\"progress\":{\"$ne\":null}}"),
                        Attack.put(path, "[".repeat(50)),
                        Attack.put(path, "{\"progress\":\"unfinished"),
                        Attack.put(path, "")
                                .sending(
                                        "application/xml",
                                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"))
                .map(attack -> attack.as("system", attacker.system().proof())));
    }

    /** The gateway's patience is 20 seconds. */
    @Test
    void whoSendsSlowlyIsCutOffAndKeepsNobodyWaiting() {
        String head = "PUT " + neighbours.own().path() + " HTTP/1.1\r\nHost: localhost\r\n";
        String proof = "Authorization: " + attacker.system().proof().get("Authorization") + "\r\n";
        List<String> unfinished = List.of(head, head + proof + "Content-Length: 1000\r\n\r\n{\"progress\":\"");
        Map<String, String> before = neighbours.belongings(system);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> slow = Stream.generate(() -> unfinished)
                    .limit(100)
                    .flatMap(List::stream)
                    .map(begun -> callers.submit(() -> wire.firstLine(begun)))
                    .toList();
            assertThat(neighbours.belongings(system)).isEqualTo(before);
            assertThat(slow).noneMatch(Future::isDone);
            assertThat(slow).allSatisfy(answer -> assertThat(answer.get()).isIn("", "HTTP/1.1 400 "));
        }
        assertThat(neighbours.belongings(system)).isEqualTo(before);
    }

    @Test
    void whatACallerSendsNeverBecomesAHeaderOfTheAnswer() {
        String planted = "%0d%0aSet-Cookie:%20planted=1";
        List<Attack> attacks = List.of(
                Attack.get("/oauth2/authorization/luoshi?return=/" + planted),
                Attack.get("/oauth2/authorization/luoshi?return=//evil.test"),
                Attack.get("/oauth2/authorization/luoshi").with("Host", "evil.test"),
                Attack.get("/oauth2/authorization/luoshi").with("X-Forwarded-Host", "evil.test"),
                Attack.get("/login?back=" + planted).with("Accept", "text/html"),
                Attack.get("/login?back=//evil.test").with("Accept", "text/html"),
                Attack.get("/login/oauth2/code/luoshi?code=1&state=" + planted),
                Attack.get("/?lang=zh" + planted),
                Attack.get("/api/tasks").with("X-Request-Id", "evil.test\tplanted=1"));
        assertThat(attacks).allSatisfy(attack -> {
            String answer = wire.send(attack.request()).text();
            String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
            assertThat(head)
                    .doesNotContain("\nSet-Cookie: planted", "evil.test")
                    .doesNotStartWith("HTTP/1.1 5");
        });
    }
}
