package io.luoshi.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Permissions;
import io.luoshi.test.PermissionsPage.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint of a service with every role, for its own unit and another one, and with scopes: let in or refused exactly as
 * {@code docs/permissions.md} says. An endpoint without a rule fails here. A service extends this and adds what its own data need. What
 * attackers try is in {@link AttacksTest}.
 */
@SpringBootTest(properties = {"luoshi.security.enabled=true", "luoshi.replica-wait=1ms"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPlatform.Store.class)
public abstract class PermissionsTest {

    private static final String OWN_UNIT = "U-001";
    private static final String OTHER_UNIT = "U-002";

    private static final Map<String, String> SAMPLES =
            Map.of("task", "T-2025-1-001", "plan", "P-2025-1", "period", "2025-03", "year", "2025");

    @Autowired
    protected MockMvcTester http;

    @Autowired
    private List<Permissions> tables;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Value("${spring.application.name}")
    private String service;

    @Test
    void everyEndpointHasARuleAndEveryRuleAnEndpoint() {
        Set<String> ruled =
                endpoints().rules().stream().map(Endpoints::nameOf).collect(Collectors.toCollection(TreeSet::new));
        assertThat(endpoints().calls().keySet()).isNotEmpty().isEqualTo(ruled);
    }

    @Test
    void thePageOfPermissionsIsUpToDate() throws IOException {
        String table = PermissionsPage.table(endpoints().rules());
        String page = PermissionsPage.read();
        String current = PermissionsPage.withSection(page, service, table);
        if (Boolean.getBoolean("luoshi.docs.write")) {
            Files.writeString(PermissionsPage.FILE, current);
        }
        assertThat(PermissionsPage.read())
                .as(
                        "docs/permissions.md is stale, write it with: ./mvnw -pl %s -am test -Dtest='*PermissionsTest' "
                                + "-Dsurefire.failIfNoSpecifiedTests=false -Dluoshi.docs.write=true",
                        service)
                .isEqualTo(current);
    }

    @Test
    void everyRoleIsLetInOrRefusedAsThePageSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Line line : apiLines()) {
            for (PersonRole role : PersonRole.values()) {
                String token = Tokens.person("秦素", role + "@" + OWN_UNIT);
                String cell = line.cells().getOrDefault(role, PermissionsPage.NOBODY);
                check(line, OWN_UNIT, token, letsIn(line, cell, true), role + " of the unit", wrong);
                check(line, OTHER_UNIT, token, letsIn(line, cell, false), role + " elsewhere", wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyScopeIsLetInOrRefusedAsThePageSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Line line : apiLines()) {
            for (String scope : List.of("tasks:read", "progress:read", "progress:write", "units:read", "openid")) {
                boolean allowed = line.open() || line.scopes().contains(scope);
                String token = Tokens.client(OWN_UNIT, scope);
                check(line, OWN_UNIT, token, allowed, scope, wrong);
                check(
                        line,
                        OTHER_UNIT,
                        token,
                        line.open() || (allowed && !namesUnit(line)),
                        scope + " elsewhere",
                        wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Fails when the build has not put the list of components into the program, too. */
    @Test
    void whatTheProgramIsMadeOfIsToldToOperationsOnly() throws IOException {
        String address = "/actuator/sbom/application";
        for (PersonRole role : PersonRole.values()) {
            assertThat(http.get().uri(address).header("Authorization", "Bearer " + Tokens.person("秦素", role.name())))
                    .as(role.name())
                    .hasStatus(role == PersonRole.OPS ? 200 : 403);
        }
        assertThat(http.get().uri(address)).hasStatus(401);
        assertThat(http.get().uri(address).header("Authorization", "Bearer " + Tokens.person("秦素", "OPS")))
                .bodyText()
                .contains("\"bomFormat\" : \"CycloneDX\"", "pkg:maven/org.springframework.security/");
    }

    /** Without the forms of the log-in, which ask for a form token and not for a role. */
    private List<Line> apiLines() throws IOException {
        return PermissionsPage.lines(service).stream()
                .filter(line -> !line.open() || line.method().equals("GET"))
                .toList();
    }

    private static boolean letsIn(Line line, String cell, boolean own) {
        return switch (cell) {
            case PermissionsPage.ALL, PermissionsPage.OPEN -> true;
            // Where the address names no unit the answer is narrowed to the caller's own; the services' own tests look
            // at that.
            case PermissionsPage.OWN -> own || !namesUnit(line);
            default -> false;
        };
    }

    private static boolean namesUnit(Line line) {
        return line.pattern().contains("{unit}");
    }

    private void check(Line line, String unit, String token, boolean allowed, String who, List<String> wrong) {
        int status = status(line, unit, token);
        boolean letIn = status != 401 && status != 403;
        if (letIn != allowed || status >= 500) {
            wrong.add(line + " as " + who + ": " + status);
        }
    }

    private int status(Line line, String unit, String token) {
        var request = http.method(HttpMethod.valueOf(line.method())).uri(address(line.pattern(), unit));
        MediaType type = endpoints().calls().getOrDefault(line.toString(), MediaType.APPLICATION_JSON);
        request = request.contentType(type).content("{}");
        return request.header("Authorization", "Bearer " + token)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private static String address(String pattern, String unit) {
        Map<String, String> things = new HashMap<>(SAMPLES);
        things.put("unit", unit);
        return Endpoints.address(pattern, things);
    }

    private Endpoints endpoints() {
        return new Endpoints(tables, requestMappingHandlerMapping);
    }
}
