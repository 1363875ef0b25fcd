package io.luoshi.progress.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.progress.OnTheStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OnTheStore
class CalendarApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private CalendarYears years;

    @Autowired
    private KnownCalendars known;

    @Test
    void knowsTheYearsThatComeWithIt() {
        assertThat(http.get().uri("/api/progress/calendars/2026"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.provisional", provisional -> assertThat(provisional).isEqualTo(false))
                .hasPathSatisfying(
                        "$.daysOff.length()", count -> assertThat(count).isEqualTo(33))
                .hasPathSatisfying("$.makeUpWorkdays[0]", day -> assertThat(day).isEqualTo("2026-01-04"));
    }

    @Test
    void aYearNotYetPublishedIsProvisional() {
        assertThat(http.get().uri("/api/progress/calendars/2031"))
                .hasStatusOk()
                .doesNotContainHeader("ETag")
                .bodyJson()
                .hasPathSatisfying(
                        "$.provisional", provisional -> assertThat(provisional).isEqualTo(true))
                .hasPathSatisfying(
                        "$.daysOff",
                        days -> assertThat(days)
                                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                                .isEmpty());
    }

    @Test
    void publishesAYearOnceHoweverOftenItIsPut() {
        String body = "{\"daysOff\": [\"2032-01-01\"], \"makeUpWorkdays\": [\"2032-01-03\"]}";

        assertThat(put(2032, body, null)).hasStatusOk().hasHeader("ETag", "\"0\"");
        assertThat(put(2032, body, null)).hasStatusOk().hasHeader("ETag", "\"0\"");
        assertThat(put(2032, body.replace("01-01", "01-02"), "\"3\"")).hasStatus(412);
        assertThat(put(2032, body.replace("01-01", "01-02"), "\"0\""))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"");
        assertThat(http.get().uri("/api/progress/calendars/2032"))
                .bodyJson()
                .extractingPath("$.daysOff[0]")
                .isEqualTo("2032-01-02");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"daysOff": [], "makeUpWorkdays": ["2033-01-03"]}  | 422 | makeUpWorkdays[0]
            {"daysOff": ["2034-01-01"], "makeUpWorkdays": []}  | 422 | daysOff[0]
            {"daysOff": ["2033-01-01"]}                        | 422 | makeUpWorkdays
            {"daysOff": ["New Year"], "makeUpWorkdays": []}    | 400 | daysOff[0]
            """)
    void namesTheDayThatIsWrong(String body, int status, String field) {
        assertThat(put(2033, body, null))
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(years.findById("2033")).isEmpty();
    }

    @Test
    void aRestartDoesNotUndoAPublishedCalendar() {
        put(2026, "{\"daysOff\": [\"2026-12-31\"], \"makeUpWorkdays\": []}", null);
        known.afterSingletonsInstantiated();

        assertThat(http.get().uri("/api/progress/calendars/2026"))
                .bodyJson()
                .extractingPath("$.daysOff[0]")
                .isEqualTo("2026-12-31");
        years.deleteById("2026");
        known.afterSingletonsInstantiated();
    }

    private MvcTestResult put(int year, String body, String ifMatch) {
        var request = http.put()
                .uri("/api/progress/calendars/" + year)
                .contentType("application/json")
                .content(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }
}
