package io.luoshi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Those who work with Luoshi in a story: the first administrator lets them in, then each proves himself. */
public final class People {

    private static final Set<String> SCOPES = Set.of("progress:write", "tasks:read");

    private final String base;
    private final Api administrator;
    private final Map<String, Api> officers = new ConcurrentHashMap<>();
    private final Map<String, Api> systems = new ConcurrentHashMap<>();

    private People(String base, Api administrator) {
        this.base = base;
        this.administrator = administrator;
    }

    /** @param firstPassword the file in which the system left its administrator's name and one-time password */
    public static People of(String base, Path firstPassword) {
        try {
            String[] first = Files.readString(firstPassword).strip().split(" ");
            return new People(base, Api.person(base, first[0], first[1], newPassword()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api administrator() {
        return administrator;
    }

    /** Registers the office and lets its first person in, who then acts for it. */
    public Api office(String unit, String person, String role, String email) {
        Map<String, String> member = Map.of("name", person, "role", role, "email", email);
        JsonNode registered = administrator
                .put("/api/units", List.of(Map.of("name", unit, "people", List.of(member))))
                .expect();
        return officer(registered.path("units").path(0).path("id").asString());
    }

    /** The first person of a unit, logged in. */
    public Api officer(String unit) {
        return officers.computeIfAbsent(unit, this::inviteOfficer);
    }

    private Api inviteOfficer(String unit) {
        JsonNode person =
                administrator.get("/api/units/" + unit).expect().path("people").path(0);
        return logIn(invite(Map.of("person", person.path("id").asString())));
    }

    /** Somebody who belongs to no unit, an auditor for example, logged in. */
    public Api open(String login, String name, String role) {
        return logIn(administrator
                .post("/api/accounts", Map.of("login", login, "name", name, "roles", List.of(role)))
                .expect());
    }

    /** The invitation of a person of the register; the one-time password in it is good for one log-in. */
    public JsonNode invite(Map<String, String> person) {
        return administrator.post("/api/accounts/invitations", person).expect();
    }

    /** The first log-in of somebody who was invited. */
    public Api logIn(JsonNode invitation) {
        return Api.person(
                base,
                invitation.path("login").asString(),
                invitation.path("oneTimePassword").asString(),
                newPassword());
    }

    /** The unit's own system, which hands in reports by itself. */
    public Api system(String unit) {
        return systems.computeIfAbsent(unit, this::register);
    }

    private Api register(String unit) {
        JsonNode client = administrator
                .post("/api/units/" + unit + "/clients", Map.of("name", "业务系统", "scopes", SCOPES))
                .expect();
        return Api.client(
                base, client.path("id").asString(), client.path("secret").asString());
    }

    private static String newPassword() {
        return "Story-" + Long.toString(new SecureRandom().nextLong() & Long.MAX_VALUE, Character.MAX_RADIX) + "-9";
    }
}
