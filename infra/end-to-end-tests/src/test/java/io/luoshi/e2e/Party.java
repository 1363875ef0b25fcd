package io.luoshi.e2e;

import io.luoshi.demo.Api;
import io.luoshi.demo.People;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A unit with all who act for it, each logged in: its liaison officer, its head and its system.
 *
 * @param people ids in the register, the liaison officer's first
 * @param accounts their accounts, in the same order
 * @param client id of the system
 */
record Party(
        String unit, List<String> people, List<String> accounts, Api liaison, Api head, String client, Api system) {

    private static final List<String> SCOPES = List.of("tasks:read", "progress:read", "progress:write", "units:read");

    static String register(String name) {
        return Stream.of("LIAISON_OFFICER", "UNIT_HEAD")
                .map(role -> "%s,DEPARTMENT,,%s的%s,%s,%s,zh\n".formatted(name, name, role, role, address(name, role)))
                .collect(Collectors.joining());
    }

    private static String address(String unit, String role) {
        return role.toLowerCase(Locale.ROOT) + "-" + Math.abs(unit.hashCode()) + "@example.gov.test";
    }

    /** @param gateway its address */
    static Party of(People people, String gateway, String unit) {
        JsonNode members =
                people.administrator().get("/api/units/" + unit).expect().path("people");
        List<String> ids =
                members.valueStream().map(one -> one.path("id").asString()).toList();
        List<JsonNode> invitations =
                ids.stream().map(id -> people.invite(Map.of("person", id))).toList();
        List<Api> logged = invitations.stream().map(people::logIn).toList();
        JsonNode client = logged.get(1)
                .post("/api/units/" + unit + "/clients", Map.of("name", "业务系统", "scopes", SCOPES))
                .expect();
        String id = client.path("id").asString();
        return new Party(
                unit,
                ids,
                invitations.stream().map(one -> one.path("account").asString()).toList(),
                logged.get(0),
                logged.get(1),
                id,
                Api.client(gateway, id, client.path("secret").asString()));
    }

    /** The same by each who can act for the unit. */
    Stream<Attack> each(Stream<Attack> attacks) {
        Map<String, Map<String, String>> proofs =
                Map.of("liaison officer", liaison.proof(), "head", head.proof(), "system", system.proof());
        return attacks.flatMap(
                attack -> proofs.entrySet().stream().map(who -> attack.as(who.getKey(), who.getValue())));
    }
}
