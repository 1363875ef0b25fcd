package io.luoshi.progress.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.progress.Given;
import io.luoshi.progress.OnTheStore;
import io.luoshi.test.SettableClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OnTheStore
class ObligationApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private TaskEventsListener tasks;

    @Autowired
    private SettableClock clock;

    private final String task = Given.newTask();

    @BeforeEach
    void twoLeadsInApril() {
        for (String unit : List.of("U-1", "U-2")) {
            tasks.on(EventsListenerTest.event(
                    Given.assigned(task, unit, AssignmentRole.LEAD, Given.DISPATCHED), unit.equals("U-1") ? 1 : 2));
        }
        clock.set(LocalDate.parse("2025-04-30"));
        put("U-1", "2025-04");
        assertThat(http.post().uri(path("U-1", "2025-04") + "/submit")).hasStatusOk();
        put("U-1", "2025-05");
    }

    private void put(String unit, String period) {
        assertThat(http.put()
                        .uri(path(unit, period))
                        .contentType("application/json")
                        .content("{\"progress\": \"按计划推进\"}"))
                .hasStatusOk();
    }

    private String path(String unit, String period) {
        return "/api/progress/tasks/" + task + "/units/" + unit + "/reports/" + period;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | 20 | 2025-03
            unit=U-1                          | 10 | 2025-03
            state=SUBMITTED                   | 1  | 2025-04
            state=SUBMITTED,DRAFT             | 2  | 2025-04
            state=SUBMITTED&state=DRAFT       | 2  | 2025-04
            overdue=true                      | 3  | 2025-03
            overdue=false                     | 17 | 2025-04
            overdue=true&unit=U-2             | 2  | 2025-03
            period=2025-06                    | 2  | 2025-06
            plan=P-2025-1&dueBefore=2025-04-25 | 2 | 2025-03
            dueBefore=2025-04-26              | 4  | 2025-03
            plan=P-1999-1                     | 0  |
            state=OPEN&sort=period,desc       | 18 | 2025-12
            """)
    void answersWhoOwesWhatByWhen(String filter, int total, String firstPeriod) {
        var answer = assertThat(http.get().uri("/api/progress/obligations?task=" + task + "&" + filter))
                .hasStatusOk()
                .bodyJson();

        answer.extractingPath("$.total").isEqualTo(total);
        if (total > 0) {
            answer.extractingPath("$.items[0].period").isEqualTo(firstPeriod);
        }
    }

    @Test
    void countsLateInWorkingDays() {
        // 25 March to 30 April: Qingming is off, 27 April is a make-up workday
        assertThat(http.get().uri("/api/progress/obligations?unit=U-2&task=" + task))
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[0].overdue", overdue -> assertThat(overdue).isEqualTo(true))
                .hasPathSatisfying(
                        "$.items[0].daysLate", days -> assertThat(days).isEqualTo(26))
                .hasPathSatisfying(
                        "$.items[1].daysLate", days -> assertThat(days).isEqualTo(4))
                .hasPathSatisfying(
                        "$.items[2].overdue", overdue -> assertThat(overdue).isEqualTo(false))
                .hasPathSatisfying(
                        "$.items[2].daysLate", days -> assertThat(days).isEqualTo(0));
    }

    @Test
    void pagesShowEveryReportOnce() {
        List<String> seen = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            assertThat(http.get().uri("/api/progress/tasks/" + task + "/reports?size=7&page=" + page))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.items[*].report")
                    .asArray()
                    .satisfies(
                            reports -> Stream.of(reports).map(Object::toString).forEach(seen::add));
        }

        assertThat(seen).hasSize(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            state=LATE           | state
            period=2025-13       | period
            overdue=perhaps      | overdue
            dueBefore=tomorrow   | dueBefore
            page=-1              | page
            page=x               | page
            size=0               | size
            size=201             | size
            sort=progress        | sort
            sort=dueOn,sideways  | sort
            sort=dueOn,asc,x     | sort
            """)
    void namesTheFilterThatIsWrong(String query, String field) {
        String value = query.substring(query.indexOf('=') + 1);

        MvcTestResult answer =
                http.get().uri("/api/progress/obligations?" + query).exchange();

        assertThat(answer)
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(answer).bodyText().contains(value);
    }
}
