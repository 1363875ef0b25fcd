package io.luoshi.task.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.task.PlanId;
import io.luoshi.task.StoreTest;
import io.luoshi.test.SettableClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@StoreTest
class TaskApiTest {

    private static final AtomicInteger PLANS = new AtomicInteger(500);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Tasks tasks;

    @Autowired
    private SettableClock clock;

    private final PlanId plan = new PlanId(2025, PLANS.incrementAndGet());

    @BeforeEach
    void threeTasksOfOnePlan() {
        clock.set("2025-03-20T09:00");
        for (int number : new int[] {3, 1, 2}) {
            Task task = new Task(plan, SampleTasks.MONTHLY, SampleTasks.planned(number), SampleTasks.OFFICE);
            if (number != 3) {
                SampleTasks.dispatch(task);
            }
            tasks.save(task);
        }
    }

    @Test
    void listsTasksInTheOrderOfTheNotice() {
        assertThat(http.get().uri("/api/tasks?plan={plan}&size=2", plan))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[*].number",
                        numbers -> numbers.assertThat().asArray().containsExactly(1, 2))
                .hasPathSatisfying("$.total", total -> total.assertThat().isEqualTo(3))
                .hasPathSatisfying(
                        "$.items[0].title",
                        title -> title.assertThat().asString().startsWith("培育壮大"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit=U-003&state=DISPATCHED", "chapter=1&state=DISPATCHED&light=NOT_ASSESSED"})
    void narrowsTheList(String filter) {
        assertThat(http.get().uri("/api/tasks?plan=" + plan + "&sort=number,desc&" + filter))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.items[*].number",
                        numbers -> numbers.assertThat().asArray().containsExactly(2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit=U-999", "chapter=2", "light=DONE", "state=IN_PROGRESS"})
    void findsNothingWhereNothingFits(String filter) {
        assertThat(http.get().uri("/api/tasks?plan=" + plan + "&" + filter))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.total", total -> total.assertThat().isEqualTo(0));
    }

    @Test
    void refusesAFilterValueAndASortThatDoNotExist() {
        assertThat(http.get().uri("/api/tasks?light=PURPLE"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].field", field -> field.assertThat().isEqualTo("light"))
                .hasPathSatisfying(
                        "$.errors[0].value", value -> value.assertThat().isEqualTo("PURPLE"));
        assertThat(http.get().uri("/api/tasks?sort=history,asc"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].field", field -> field.assertThat().isEqualTo("sort"))
                .hasPathSatisfying(
                        "$.errors[0].value", value -> value.assertThat().isEqualTo("history"));
    }

    @Test
    void saysWhichTaskIsUnknownInTheCallersLanguage() {
        assertThat(http.get().uri("/api/tasks/T-2025-9-999"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .hasPathSatisfying("$.detail", detail -> detail.assertThat().isEqualTo("没有编号为 T-2025-9-999 的目标任务。"));
        assertThat(http.get().uri("/api/tasks/T-2025-9-999").header(HttpHeaders.ACCEPT_LANGUAGE, "en"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.detail", detail -> detail.assertThat().isEqualTo("There is no task T-2025-9-999."));
    }

    @Test
    void isSignedForOnceUnderTheNameOfTheCaller() {
        String sign = "/api/tasks/" + plan.task(1) + "/assignments/U-003/sign";

        assertThat(http.post().uri(sign))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.assignments[2].state", state -> state.assertThat().isEqualTo("SIGNED"))
                .hasPathSatisfying(
                        "$.assignments[2].signedBy", by -> by.assertThat().isEqualTo("unchecked"));
        String tag = http.get()
                .uri("/api/tasks/" + plan.task(1))
                .exchange()
                .getResponse()
                .getHeader(HttpHeaders.ETAG);

        assertThat(http.post().uri(sign)).hasStatusOk().hasHeader(HttpHeaders.ETAG, tag);
    }

    @Test
    void refusesASignatureThatCannotBe() {
        assertThat(http.post().uri("/api/tasks/" + plan.task(3) + "/assignments/U-001/sign"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(http.post().uri("/api/tasks/" + plan.task(1) + "/assignments/U-099/sign"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("no-such-assignment"));
        assertThat(http.post()
                        .uri("/api/tasks/" + plan.task(1) + "/assignments/U-001/sign")
                        .header(HttpHeaders.IF_MATCH, "\"77\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
    }
}
