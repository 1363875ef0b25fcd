package io.luoshi.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.starter.sample.SampleApplication;
import io.luoshi.starter.sample.SampleController;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(SampleController.class)
@ContextConfiguration(classes = SampleApplication.class)
@Import(ProblemAdvice.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {

    @Autowired
    private MockMvcTester http;

    private MvcTestResult post(String uri, String body) {
        return http.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void assertProblem(MvcTestResult result, int status, String code) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(status);
        assertThat(result).bodyJson().extractingPath("$.code").isEqualTo(code);
        assertThat(result).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + code);
        assertThat(result).bodyJson().extractingPath("$.detail").asString().isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": \"a\", \"parts\": [{}, {\"colour\": \"BLUE\"}]}      | parts[1].colour | BLUE",
                "{\"name\": \"a\", \"parts\": [{\"on\": \"25.3.2025\"}]}          | parts[0].on     | 25.3.2025",
                "{\"name\": \"a\", \"parts\": 7}                                 | parts           | ``",
            })
    void unreadableJsonNamesPlaceAndValue(String body, String field, String value) {
        MvcTestResult result = post("/orders", body);
        assertProblem(result, 400, "malformed");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors")
                .asArray()
                .containsExactly(Map.of("field", field, "value", value, "message", "无法读取"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "null"})
    void brokenJsonIsMalformed(String body) {
        assertProblem(post("/orders", body), 400, "malformed");
    }

    /** Inside what nobody reads, too: skipping it would go as deep. */
    @Test
    void absurdlyDeepJsonIsMalformed() {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        assertProblem(post("/orders", "{\"name\": \"a\", \"parts\": " + deep + "}"), 400, "malformed");
        assertProblem(post("/orders", "{\"name\": \"a\", \"unknown\": " + deep + "}"), 400, "malformed");
    }

    @Test
    void invalidFieldsAreListedWithTheirValues() {
        MvcTestResult result = post("/orders", "{\"name\": \" \"}");
        assertProblem(result, 422, "invalid");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors")
                .asArray()
                .containsExactly(Map.of("field", "name", "value", " ", "message", "不能为空"));
    }

    @Test
    void aBrokenRuleSpeaksTheCallersLanguage() {
        MvcTestResult chinese = post("/closed/S-7", "");
        assertProblem(chinese, 422, "sample-closed");
        assertThat(chinese).bodyJson().extractingPath("$.detail").isEqualTo("样本 S-7 已关闭。");
        assertThat(chinese).bodyJson().extractingPath("$.title").isEqualTo("不符合规则");

        MvcTestResult english =
                http.post().uri("/closed/S-7").header("Accept-Language", "en").exchange();
        assertProblem(english, 422, "sample-closed");
        assertThat(english).bodyJson().extractingPath("$.detail").isEqualTo("Sample S-7 is closed.");
        assertThat(english).bodyJson().extractingPath("$.title").isEqualTo("Rule broken");
    }

    @Test
    void aLanguageThatWeDoNotSpeakGetsChinese() {
        MvcTestResult french =
                http.post().uri("/closed/S-7").header("Accept-Language", "fr").exchange();
        assertThat(french).bodyJson().extractingPath("$.detail").isEqualTo("样本 S-7 已关闭。");
    }

    @Test
    void ownFieldProblemsCarryTheirTexts() {
        MvcTestResult result = post("/wrong-fields", "");
        assertProblem(result, 422, "invalid");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors")
                .asArray()
                .containsExactly(
                        Map.of("field", "units[0]", "value", "U-999", "message", "U-999 不在册"),
                        Map.of("field", "units[1]", "value", "", "message", "? 不在册"));
    }

    @Test
    void anIdThatNobodyKnowsIsNotFound() {
        assertProblem(http.get().uri("/unknown/D-1").exchange(), 404, "unknown-dead-letter");
    }

    @Test
    void aLostRaceIsAConflictWithoutInternals() {
        MvcTestResult result = post("/lost-race", "");
        assertProblem(result, 409, "changed-meanwhile");
        assertThat(result).bodyText().doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"'\"3\"', 412", "'3', 412", "'\"-1\"', 200", "*, 200", ", 200", "'W/\"-1\"', 412"})
    void ifMatchGuardsTheVersion(String ifMatch, int status) {
        var request = http.post().uri("/guarded");
        MvcTestResult result = (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
        assertThat(result).hasStatus(status);
        if (status == 412) {
            assertProblem(result, 412, "version-mismatch");
            assertThat(result).bodyJson().extractingPath("$.detail").asString().contains(ifMatch, "\"-1\"");
        }
    }

    @Test
    void aStoreThatIsDownMeansTryAgain() {
        MvcTestResult result = http.get().uri("/store-down").exchange();
        assertProblem(result, 503, "store-unavailable");
        assertThat(result).hasHeader("Retry-After", "5").bodyText().doesNotContain("secret");
    }

    @Test
    void aBugIsLoggedAndNotLeaked(CapturedOutput log) {
        MvcTestResult result = http.get().uri("/bug").exchange();
        assertProblem(result, 500, "internal-error");
        assertThat(result).bodyText().doesNotContain("secret", "IllegalState");
        assertThat(log).contains("secret: stack and internals");
    }

    @Test
    void aPathVariableOfTheWrongTypeIsNamed() {
        MvcTestResult result = http.get().uri("/orders/seven").exchange();
        assertProblem(result, 400, "malformed");
        assertThat(result)
                .bodyJson()
                .extractingPath("$.errors")
                .asArray()
                .containsExactly(Map.of("field", "number", "value", "seven", "message", "取值的类型不对"));
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() {
        assertProblem(http.get().uri("/nothing-here").exchange(), 404, "http-404");
        assertProblem(http.delete().uri("/orders").exchange(), 405, "http-405");
        assertProblem(http.get().uri("/needs").exchange(), 400, "http-400");
        assertProblem(
                http.post()
                        .uri("/orders")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x")
                        .exchange(),
                415,
                "http-415");
    }
}
