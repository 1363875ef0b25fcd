package io.luoshi.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.gateway.Backend;
import io.luoshi.gateway.GatewayTest;
import io.luoshi.gateway.problem.ProblemCatalogue;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PagesTest extends GatewayTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)\"");

    @Autowired
    private ProblemCatalogue catalogue;

    @Test
    void startPageShowsWhichServicesAnswerAndThatTheClockIsSet() throws Exception {
        String page = get("/").body();
        assertThat(page).contains("<html lang=\"zh\">", "办公时间", "时钟已设定", "Asia/Shanghai");
        assertThat(page).containsPattern("class=\"ready\"><b>任务服务");
        assertThat(page).containsPattern("class=\"not-ready\"><b>进展服务");
        assertThat(page).doesNotContain("{{").doesNotContain("<script");
    }

    @Test
    void startPageSpeaksEnglishOnDemand() throws Exception {
        assertThat(get("/?lang=en").body()).contains("<html lang=\"en\">", "Office time", "the clock is set");
        assertThat(send(request("/").header("Accept-Language", "en")).body()).contains("<html lang=\"en\">");
    }

    @Test
    void officeTimeIsTheTimeInTheOfficeShiftedByTheOffset() {
        Clock real = Clock.fixed(Instant.parse("2026-01-02T17:30:59Z"), ZoneOffset.UTC);
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        assertThat(new OfficeClock(Duration.ZERO, shanghai).time(real)).isEqualTo("2026-01-03 01:30");
        assertThat(new OfficeClock(Duration.ofHours(-24), shanghai).time(real)).isEqualTo("2026-01-02 01:30");
        assertThat(new OfficeClock(Duration.ZERO, shanghai).isSet()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/problems", "/problems/http-413"})
    void everyLinkOfAPageLeadsSomewhere(String page) throws Exception {
        Matcher links = LINK.matcher(get(page).body());
        while (links.find()) {
            String link = links.group(1);
            if (!link.startsWith("/api/")) {
                assertThat(get(link).statusCode()).as(link).isIn(200, 302);
            }
        }
    }

    @Test
    void docsListEveryServiceAndNeedNothingFromOutside() throws Exception {
        String page = get("/docs").body();
        assertThat(page).contains("data-services=\"notification progress task unit\"");
        assertThat(page)
                .doesNotContain("http://", "https://")
                .doesNotContain("<script>")
                .doesNotContain("style=");
    }

    @Test
    void openApiOfAServiceNamesTheGatewayAsServer() throws Exception {
        TASK.answering(Backend.json(
                200, "{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"http://internal:8082\"}],\"paths\":{}}"));

        HttpResponse<String> answer = get("/docs/openapi/task");

        assertThat(read(answer, "$.openapi")).isEqualTo("3.1.0");
        assertThat(read(answer, "$.servers")).isEqualTo("[{\"url\":\"\\/\"}]");
        assertThat(TASK.only().uri()).isEqualTo("/v3/api-docs");
        assertProblem(get("/docs/openapi/progress"), 503, "service-unavailable");
        assertProblem(get("/docs/openapi/actuator"), 404, "http-404");
    }

    @Test
    void openApiThatIsNoneIsNotPassedOn() throws Exception {
        TASK.answering(Backend.json(200, "nonsense"));
        assertProblem(get("/docs/openapi/task"), 503, "service-unavailable");
        TASK.answering(Backend.json(404, "{}"));
        assertProblem(get("/docs/openapi/task"), 503, "service-unavailable");
    }

    @Test
    void explainsEveryCodeInBothLanguages() throws Exception {
        assertThat(catalogue.entries()).hasSizeGreaterThan(15);
        for (var entry : catalogue.entries().entrySet()) {
            assertThat(get("/problems/" + entry.getKey()).body())
                    .contains(entry.getValue().zh().help());
            assertThat(get("/problems/" + entry.getKey() + "?lang=en").body())
                    .contains(entry.getValue().en().title());
        }
    }

    @Test
    void doesNotBelieveInCodesThatDoNotExist() throws Exception {
        HttpResponse<String> answer = get("/problems/%3Cscript%3E");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void actuatorAnswers(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsTellRequestsByRouteAndTheStateOfBreakers() throws Exception {
        get("/api/tasks/T-1");
        assertThat(get("/actuator/prometheus").body())
                .contains("http_server_requests_seconds_bucket", "uri=\"/api/tasks/**\"")
                .contains("resilience4j_circuitbreaker_state{name=\"progress\"");
    }
}
