package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.luoshi.demo.Api;
import io.luoshi.demo.Office;
import io.luoshi.demo.Office.Report;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A unit that has all that a unit can get (browsers with a session, an API client with every scope) tries to read and change what belongs to
 * its neighbour. Whatever it tries is refused with a problem, leaves the neighbour's things as they were, and can be found afterwards.
 */
class AttacksEndToEndTest {

    private static final LuoshiSystem system = LuoshiSystem.shared();
    private static final Wire wire = new Wire(system.portBase());
    private static final Neighbours neighbours = Neighbours.shared();
    private static final Party victim = neighbours.victim();
    private static final Party attacker = neighbours.attacker();
    private static final Refusals refusals = new Refusals(system, neighbours);

    @Test
    void nothingOfAnotherUnitIsReadOrChangedByItsId() {
        refusals.expect(attacker.each(foreignIds()));
    }

    private static Stream<Attack> foreignIds() {
        return Stream.of(ofTasks(), ofReports(), ofUnits(), ofAccounts(), ofTheOffice())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> ofTasks() {
        String task = "/api/tasks/" + neighbours.reports().getFirst().task();
        return Stream.of(
                Attack.get(task),
                Attack.post(task + "/assignments/" + victim.unit() + "/sign"),
                Attack.post(task + "/assignments/" + attacker.unit() + "/sign"),
                Attack.put(task + "/designations/g1", "{\"units\":[\"" + attacker.unit() + "\"]}"));
    }

    private static Stream<Attack> ofReports() {
        String draft = "{\"progress\":\"改掉\"}";
        Stream<Attack> ofOthers = neighbours.reports().stream()
                .map(Report::path)
                .flatMap(path -> Stream.of(
                        Attack.get(path),
                        Attack.get(path + "/history"),
                        Attack.get(path + "/receipt"),
                        Attack.put(path, draft),
                        Attack.post(path + "/submit"),
                        Attack.post(path + "/accept"),
                        Attack.post(path + "/return", "{\"reason\":\"重报\"}")));
        return Stream.concat(ofOthers, Stream.of(Attack.post(neighbours.own().path() + "/accept")));
    }

    /** By one only: progress-service waits some seconds for an assignment that may be on its way. */
    @Test
    void nothingIsReportedOnATaskOfOthers() {
        Report asked = neighbours.reports().getFirst();
        Report inOwnName = new Report(asked.task(), attacker.unit(), asked.period());
        refusals.expect(Stream.of(
                        Attack.put(inOwnName.path(), "{\"progress\":\"我们的\"}"),
                        Attack.post(inOwnName.path() + "/submit"))
                .map(attack -> attack.as("head", attacker.head().proof())));
    }

    private static Stream<Attack> ofUnits() {
        String unit = "/api/units/" + victim.unit();
        String person = "/people/" + victim.people().getFirst();
        String head = attacker.people().getLast();
        String standIn = "{\"person\":\"" + head + "\",\"from\":\"2025-03-21\",\"until\":\"2025-03-28\"}";
        String newcomer = "{\"successor\":{\"name\":\"某某\",\"email\":\"x@example.gov.test\"},\"from\":\"2025-03-21\"}";
        String client = "/clients/" + victim.client() + "/revoke";
        String ownUnit = "/api/units/" + attacker.unit();
        return Stream.of(
                Attack.get(unit),
                Attack.get(unit + "/history"),
                Attack.put(unit, "{\"name\":\"改名局\",\"people\":[]}"),
                Attack.post(unit + "/retire"),
                Attack.get(unit + "/clients"),
                Attack.post(unit + "/clients", "{\"name\":\"后门\",\"scopes\":[\"progress:write\"]}"),
                Attack.post(unit + client),
                Attack.post(ownUnit + client),
                Attack.post(unit + person + "/successor", newcomer),
                Attack.post(unit + person + "/substitutes", standIn),
                Attack.post(ownUnit + person + "/substitutes", standIn),
                Attack.delete(unit + person + "/substitutes/" + head),
                Attack.put("/api/units", "[{\"name\":\"新局\"}]"),
                Attack.get("/api/units/list.csv"));
    }

    private static Stream<Attack> ofAccounts() {
        String account = "/api/accounts/" + victim.accounts().getFirst();
        return Stream.of(
                Attack.get("/api/accounts"),
                Attack.get(account),
                Attack.post(account + "/reset"),
                Attack.post(account + "/deactivate"),
                Attack.post("/api/accounts", "{\"login\":\"root\",\"name\":\"我\",\"roles\":[\"ADMINISTRATOR\"]}"),
                Attack.post(
                        "/api/accounts/invitations",
                        "{\"person\":\"" + victim.people().getFirst() + "\"}"),
                Attack.post("/api/accounts/invitations/bulk", "{\"renew\":true}"),
                Attack.post("/api/accounts/signing-keys/rotate"));
    }

    private static Stream<Attack> ofTheOffice() {
        String plan = "/api/tasks/plans/" + neighbours.plan();
        return Stream.of(
                Attack.get("/api/tasks/plans"),
                Attack.get(plan),
                Attack.get(plan + "/ledger.xlsx"),
                Attack.post(plan + "/dispatch"),
                Attack.get("/api/tasks/imports/I-1"),
                Attack.get("/api/audit"),
                Attack.get("/api/audit/verify"),
                Attack.get("/api/audit/export"),
                Attack.get("/api/tasks/dead-letters"),
                Attack.get("/api/notifications/messages"),
                Attack.put("/api/progress/calendars/2025", "{\"days\":[]}"));
    }

    @Test
    void listsTellNothingOfAnotherUnitWhateverTheyAreAskedFor() {
        SoftAssertions all = new SoftAssertions();
        attacker.each(lists()).forEach(attack -> {
            String answer = wire.send(attack.request()).text();
            all.assertThat(answer).as(attack.toString()).doesNotContain(" 500 ", Neighbours.SECRET);
            Stream.concat(
                            victim.people().stream(),
                            neighbours.reports().stream().map(Report::task))
                    .forEach(id -> all.assertThat(answer).as(attack.toString()).doesNotContain("\"" + id + "\""));
        });
        all.assertAll();
        assertThat(victim.liaison().get("/api/tasks").toString())
                .as("whose they are")
                .contains("\"" + neighbours.reports().getFirst().task() + "\"");
    }

    private static Stream<Attack> lists() {
        String unit = victim.unit();
        Stream<String> queries = Stream.of(
                "",
                "?unit=" + unit,
                "?unit=" + attacker.unit() + "&unit=" + unit,
                "?unit=" + attacker.unit() + "," + unit,
                "?unit=*",
                "?unit=",
                "?unit[$ne]=" + attacker.unit(),
                "?unit=%7B%22$gt%22:%22%22%7D",
                "?units=" + unit,
                "?plan=" + neighbours.plan(),
                "?task=" + neighbours.reports().getFirst().task(),
                "?size=200&name=");
        List<String> lists = List.of("/api/tasks", "/api/progress/obligations", "/api/units");
        Stream<Attack> asked = queries.flatMap(query -> lists.stream().map(list -> Attack.get(list + query)));
        Stream<Attack> ofOneTask = Stream.of(Attack.get(
                "/api/progress/tasks/" + neighbours.reports().getFirst().task() + "/reports"));
        Stream<Attack> pretended = Stream.of("X-Unit", "X-User", "X-Forwarded-User", "X-Roles", "X-Auth-Request-User")
                .flatMap(header -> lists.stream().map(list -> Attack.get(list).with(header, unit)));
        Stream<Attack> rewritten = Stream.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "Forwarded")
                .map(header -> Attack.get("/api/tasks")
                        .with(header, neighbours.reports().getLast().path()));
        return Stream.of(asked, ofOneTask, pretended, rewritten).flatMap(attacks -> attacks);
    }

    @Test
    void noHeaderMakesSomebodyElseOfACaller() {
        Report report = neighbours.reports().get(2);
        refusals.expect(attacker.each(Stream.of(
                        "X-HTTP-Method-Override: PUT",
                        "X-Forwarded-For: 127.0.0.1",
                        "X-Forwarded-Host: localhost",
                        "X-Real-IP: 127.0.0.1",
                        "X-Unit: " + victim.unit(),
                        "X-Forwarded-User: " + victim.accounts().getFirst(),
                        "X-Roles: ADMINISTRATOR",
                        "Connection: close, Authorization",
                        "Referer: http://localhost/")
                .map(line -> line.split(": "))
                .flatMap(header -> Stream.of(
                        Attack.get(report.path()).with(header[0], header[1]),
                        Attack.post(report.path() + "/submit").with(header[0], header[1]),
                        Attack.get("/api/accounts").with(header[0], header[1])))));
    }

    @Test
    void fieldsThatACallerMayNotSetAreNotSet() {
        Map<String, String> before = neighbours.belongings(system);
        Report foreign = neighbours.reports().getFirst();
        String draft = """
                {"progress": "自己的进展", "unit": "%s", "task": "%s", "id": "%s", "_id": "%3$s", "state": "ACCEPTED", "revision": 9,
                 "owed": false, "receipt": "x", "outbox": [], "version": 99}
                """.formatted(victim.unit(), foreign.task(), foreign.id());
        String client = """
                {"name": "另一个系统", "scopes": ["units:read"], "unit": "%s", "id": "%s", "secret": "known", "secretHash": "known"}
                """.formatted(victim.unit(), victim.client());
        JsonNode own = sent(Attack.put(neighbours.own().path(), draft));
        JsonNode registered = sent(Attack.post("/api/units/" + attacker.unit() + "/clients", client));

        assertThat(own.path("id").asString()).isEqualTo(neighbours.own().id());
        assertThat(own.path("unit").asString()).isEqualTo(attacker.unit());
        assertThat(own.path("state").asString()).isEqualTo("DRAFT");
        assertThat(own.path("revision").asInt()).isZero();
        assertThat(own.path("owed").asBoolean()).isTrue();
        assertThat(registered.path("id").asString()).isNotEqualTo(victim.client());
        assertThat(registered.path("secret").asString()).isNotEqualTo("known");
        assertThat(neighbours.belongings(system)).isEqualTo(before);
        refusals.expect(Stream.of("accounts:write", "ADMINISTRATOR", "*", "progress:write tasks:write")
                .map(scope -> Attack.post(
                                "/api/units/" + attacker.unit() + "/clients",
                                "{\"name\":\"后门\",\"scopes\":[\"" + scope + "\"]}")
                        .as("head", attacker.head().proof())));
    }

    private static JsonNode sent(Attack attack) {
        return wire.send(attack.as("head", attacker.head().proof()).request()).json();
    }

    @Test
    void tablesGivenOutHoldNoFormula() throws IOException {
        String formula = "=HYPERLINK(\"http://evil.test\",\"看\")";
        Map<String, Object> named = Map.of("name", formula, "scopes", List.of("tasks:read"));
        JsonNode client = attacker.head()
                .post("/api/units/" + attacker.unit() + "/clients", named)
                .expect();
        String id = client.path("id").asString();
        Api auditor = system.auditor();
        Api evil = Api.client(system.gateway(), id, client.path("secret").asString());
        assertThat(evil.get("/api/audit").status()).isEqualTo(403);
        String export = "/api/audit/export?who=" + id;
        await().until(() -> auditor.get(export).expect().asString().contains(id));
        assertThat(auditor.get(export).expect().asString())
                .contains("\"'" + formula.replace("\"", "\"\"") + "\"")
                .doesNotContain(",\"=");

        String ledger = ledgerOf(formula);
        assertThat(ledger).contains("&apos;=HYPERLINK(").doesNotContain("<f>", ">=HYPERLINK");
    }

    /** The sheet of a plan whose only task is that text. */
    private static String ledgerOf(String task) throws IOException {
        Office office = system.office();
        String notice = "文 号: | 试政〔2025〕911号 |\n2025年区政府主要工作目标任务分解落实方案\n一、全力试验\n1." + task + "(区丑牛局主办)\n";
        String plan =
                office.confirm(office.upload("notice.txt", notice).path("id").asString());
        byte[] xlsx = system.api().download("/api/tasks/plans/" + plan + "/ledger.xlsx");
        Path file = Files.write(system.data().resolve("ledger.xlsx"), xlsx);
        StringBuilder all = new StringBuilder();
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            for (String part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")) {
                all.append(Files.readString(zip.getPath(part)));
            }
        }
        return all.toString();
    }
}
