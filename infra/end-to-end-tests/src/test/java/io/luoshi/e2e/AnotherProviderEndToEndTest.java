package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The gateway and a service with another OpenID provider, by the settings of {@code docs/identity.md}: the token of a log-in there is
 * relayed by the one and taken, with its names for roles, by the other. Only these two run.
 */
class AnotherProviderEndToEndTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern CONTINUE = Pattern.compile("\"continueAt\":\"([^\"]+)\"");

    private static final SecondIssuer ISSUER = new SecondIssuer();
    private static final int PORT_BASE = LuoshiSystem.freePortBase();
    private static Path data;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @BeforeAll
    static void start() throws Exception {
        data = Files.createTempDirectory("luoshi-another-provider");
        Files.writeString(data.resolve("run.env"), "PORT_BASE=" + PORT_BASE + "\nCLOCK_OFFSET=PT0S\n");
        run(Map.of(), "prepare", "--port-base", String.valueOf(PORT_BASE));
        service("start");
    }

    @AfterAll
    static void stop() throws Exception {
        service("stop");
        ISSUER.close();
    }

    private static void service(String action) throws Exception {
        run(
                Map.of("SPRING_APPLICATION_JSON", settings()),
                "service",
                action,
                "local-platform",
                "task-service",
                "gateway",
                "--data",
                data.toString());
    }

    private static void run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        command[0] = ROOT.resolve("infra/bin").resolve(command[0]).toString();
        Path log = data.resolve("test.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("see " + log).isZero();
    }

    /** Stronger than the environment that the scripts set. */
    private static String settings() {
        return Map.of(
                        "luoshi.security.issuer-uri", ISSUER.address(),
                        "luoshi.security.jwk-set-uri", "",
                        "luoshi.security.roles-claim", "groups",
                        "luoshi.security.unit-claim", "department",
                        "luoshi.security.role-names[督查员]", "SUPERVISOR",
                        "luoshi.gateway.session.issuer", ISSUER.address(),
                        "luoshi.gateway.session.back-channel", "",
                        "luoshi.gateway.session.client-id", "luoshi-gateway",
                        "luoshi.gateway.session.client-secret", "a secret")
                .entrySet()
                .stream()
                .map(setting -> "\"%s\": \"%s\"".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @BeforeEach
    void nobodyThere() {
        ISSUER.leave();
    }

    private HttpResponse<String> open(String address) throws Exception {
        URI uri = URI.create("http://localhost:" + PORT_BASE).resolve(address);
        return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> logIn(String group) throws Exception {
        ISSUER.enter(group);
        return open("/oauth2/authorization/luoshi?return=/api/tasks");
    }

    private HttpResponse<String> logOut() throws Exception {
        String formToken = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().endsWith("-form"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        HttpRequest out = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT_BASE + "/logout"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("X-XSRF-TOKEN", formToken)
                .build();
        return browser.send(out, BodyHandlers.ofString());
    }

    @Test
    void theServiceTakesTheTokenThatTheGatewayRelaysAndKnowsItsRole() throws Exception {
        HttpResponse<String> tasks = logIn("督查员");

        assertThat(tasks.uri().getPath()).isEqualTo("/api/tasks");
        assertThat(tasks.statusCode()).as(tasks.body()).isEqualTo(200);
    }

    @Test
    void whoHasNoRoleThatIsMappedMayDoNothing() throws Exception {
        assertThat(logIn("门卫").statusCode()).isEqualTo(403);
    }

    @Test
    void afterTheLogOutTheProviderAsksForAPasswordAgain() throws Exception {
        logIn("督查员");

        Matcher page = CONTINUE.matcher(logOut().body());
        assertThat(page.find()).isTrue();
        assertThat(open(page.group(1)).uri().getPath())
                .as("back at the gateway")
                .isEqualTo("/");

        assertThat(open("/api/tasks").statusCode()).isEqualTo(401);
        assertThat(open("/oauth2/authorization/luoshi").body()).isEqualTo("Password?");
    }
}
