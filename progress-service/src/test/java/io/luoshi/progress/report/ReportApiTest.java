package io.luoshi.progress.report;

import static io.luoshi.events.TaskEvent.AssignmentRole.CO_ORGANIZER;
import static io.luoshi.events.TaskEvent.AssignmentRole.LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.progress.Given;
import io.luoshi.progress.OnTheStore;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.assignment.Assignments;
import io.luoshi.test.SettableClock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OnTheStore
class ReportApiTest {

    private static final String CONTENT = """
            {"progress": "已新增12家", "problems": "用地紧张", "nextSteps": "加快选址",
             "values": [{"indicator": "i1", "value": 12}]}""";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Assignments assignments;

    @Autowired
    private ProgressReports reports;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private SettableClock clock;

    private final String task = Given.newTask();
    private final String march = path("U-1", "2025-03");

    @BeforeEach
    void aLeadAndACoOrganiser() {
        clock.set("2025-03-21T09:00");
        Assignment lead = assigned("U-1", LEAD);
        ReportingSchedule schedule = new ReportingSchedule(lead, Given.workingDays());
        reports.insert(schedule.owed().stream().map(schedule::open).toList());
        assignments.store(lead, 1);
        assignments.store(assigned("U-2", CO_ORGANIZER), 2);
    }

    private Assignment assigned(String unit, AssignmentRole role) {
        return Assignment.of(Given.assigned(task, unit, role, Given.DISPATCHED));
    }

    private String path(String unit, String period) {
        return "/api/progress/tasks/" + task + "/units/" + unit + "/reports/" + period;
    }

    @Test
    void savesSubmitsAndAccepts() {
        assertThat(put(march, CONTENT))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"")
                .bodyJson()
                .hasPathSatisfying("$.state", state -> assertThat(state).isEqualTo("DRAFT"))
                .hasPathSatisfying(
                        "$.values[0].value", value -> assertThat(value).isEqualTo(12))
                .hasPathSatisfying("$.dueOn", due -> assertThat(due).isEqualTo("2025-03-25"));
        assertThat(post(march + "/submit"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.revision")
                .isEqualTo(1);
        assertThat(post(march + "/submit")).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(post(march + "/accept"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("ACCEPTED");
        assertThat(post(march + "/accept")).hasStatusOk();
        assertThat(http.get().uri(march))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.nextSteps")
                .isEqualTo("加快选址");
    }

    @Test
    void keepsWhatWasSubmittedAndWhoDidWhat() {
        put(march, CONTENT);
        assertThat(http.post().uri(march + "/submit")).hasStatusOk();
        assertThat(post(march + "/return", "{\"reason\": \"数字不符\"}"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.dueOn", due -> assertThat(due).isEqualTo("2025-03-26"))
                .hasPathSatisfying(
                        "$.returnReason", reason -> assertThat(reason).isEqualTo("数字不符"));
        put(march, CONTENT.replace("12", "13"));
        post(march + "/submit");

        assertThat(http.get().uri(march + "/history"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.items.length()", count -> assertThat(count).isEqualTo(5))
                .hasPathSatisfying("$.items[1].by", by -> assertThat(by).isEqualTo("unchecked"))
                .hasPathSatisfying(
                        "$.items[1].content.progress", text -> assertThat(text).isEqualTo("已新增12家"))
                .hasPathSatisfying(
                        "$.items[2].reason", reason -> assertThat(reason).isEqualTo("数字不符"))
                .hasPathSatisfying(
                        "$.items[4].content.values[0].value",
                        value -> assertThat(value).isEqualTo(13));
    }

    @Test
    void beginsAReportThatIsNotOwed() {
        assertThat(http.get().uri(path("U-1", "2025-01"))).hasStatus(404);
        assertThat(put(path("U-1", "2025-01"), CONTENT))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.owed")
                .isEqualTo(false);
        assertThat(put(path("U-1", "2025-01"), CONTENT)).hasStatus(200).hasHeader("ETag", "\"0\"");
        assertThat(post(path("U-1", "2025-01") + "/submit")).hasStatusOk();
    }

    @Test
    void rollsTheDueDateOfAReturnToAWorkingDay() {
        put(march, CONTENT);
        post(march + "/submit");

        assertThat(post(march + "/return", "{\"reason\": \"重报\", \"dueOn\": \"2025-03-29\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.dueOn")
                .isEqualTo("2025-03-31");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            U-1 | 2024-12 | 422 | period-not-allowed | 2025-01, 2025-02
            U-1 | 2025-13 | 422 | period-not-allowed | 2025-12
            U-1 | 2025-Q1 | 422 | period-not-allowed | 2025-03
            U-1 | march   | 422 | period-not-allowed | P-2025-1
            U-2 | 2025-03 | 422 | only-leads-submit  | U-2
            U-9 | 2025-03 | 404 | not-assigned       | U-9
            """)
    void saysWhyThereIsNoSuchReport(String unit, String period, int status, String code, String named) {
        for (MvcTestResult answer : List.of(
                put(path(unit, period), CONTENT),
                post(path(unit, period) + "/submit"),
                http.get().uri(path(unit, period)).exchange())) {
            assertThat(answer)
                    .hasStatus(status)
                    .bodyJson()
                    .hasPathSatisfying("$.code", found -> assertThat(found).isEqualTo(code))
                    .hasPathSatisfying(
                            "$.detail", detail -> assertThat(detail).asString().contains(named));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"values": [{"indicator": "i9", "value": 1}]}  | 422 | values[0].indicator
            {"values": [{"indicator": "i1"}]}              | 422 | values[0].value
            {"values": [{"indicator": "i1", "value": 1e99}]} | 422 | values[0].value
            {"values": [null]}                             | 422 | values[0].indicator
            {"values": [{"indicator": "i1", "value": "many"}]} | 400 | values[0].value
            """)
    void namesTheFieldThatIsWrong(String body, int status, String field) {
        assertThat(put(march, body))
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(stored().content()).isEqualTo(ReportContent.EMPTY);
    }

    @Test
    void refusesALongTextWithoutRepeatingIt() {
        assertThat(put(march, "{\"progress\": \"" + "长".repeat(4001) + "\"}"))
                .hasStatus(422)
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].value", value -> assertThat(value).isEqualTo(4001));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | 422 | reason
            {"reason": " "}                                 | 422 | reason
            {"reason": "重报", "dueOn": "2025-03-20"}       | 422 | dueOn
            {"reason": "重报", "dueOn": "soon"}             | 400 | dueOn
            """)
    void wantsAReasonForAReturn(String body, int status, String field) {
        put(march, CONTENT);
        post(march + "/submit");

        assertThat(post(march + "/return", body))
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void speaksChineseByDefaultAndEnglishOnRequest() {
        assertThat(post(march + "/accept"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("状态是 OPEN");
        assertThat(http.post().uri(march + "/accept").header("Accept-Language", "en"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("is OPEN");
    }

    @Test
    void submitsOnlyWithProgress() {
        assertThat(post(march + "/submit"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("progress");
    }

    @Test
    void refusesToOverwriteAnotherVersion() {
        assertThat(http.put()
                        .uri(march)
                        .contentType("application/json")
                        .content(CONTENT)
                        .header("If-Match", "\"7\""))
                .hasStatus(412);
        assertThat(http.put()
                        .uri(march)
                        .contentType("application/json")
                        .content(CONTENT)
                        .header("If-Match", "\"0\""))
                .hasStatusOk();
        assertThat(http.post().uri(march + "/submit").header("If-Match", "\"0\""))
                .hasStatus(412);
    }

    @Test
    void changesNothingOnceSubmitted() {
        put(march, CONTENT);
        post(march + "/submit");

        assertThat(put(march, CONTENT))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("SUBMITTED");
    }

    @Test
    void announcesOneSubmissionWhenManySubmitAtOnce() throws Exception {
        put(march, CONTENT);
        int callers = 8;
        CyclicBarrier together = new CyclicBarrier(callers);
        Callable<Integer> submit = () -> {
            together.await();
            return post(march + "/submit").getResponse().getStatus();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Integer>> answers = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(submit))
                    .toList();
            assertThat(answers)
                    .extracting(Future::get)
                    .contains(200)
                    .allMatch(status -> status == 200 || status == 409);
        }

        assertThat(stored().toState().revision()).isEqualTo(1);
        assertThat(stored().history().steps()).hasSize(2);
    }

    @Test
    void ofTwoWhoChangeTheSameVersionOneIsRefused() {
        ProgressReport one = stored();
        ProgressReport other = stored();
        one.announceOverdue(LocalDate.parse("2025-04-01"));
        reports.save(one);
        other.draft(ReportContent.EMPTY, 10, new Signature("x", clock.instant(), "A-1", false));

        assertThatThrownBy(() -> reports.save(other)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void storesBusinessDatesFreeOfTheMachinesZone() {
        var raw = mongo.getCollection("reports")
                .find(new org.bson.Document("_id", task + ":U-1:2025-03"))
                .first();

        assertThat(raw.getDate("dueOn"))
                .hasToString(java.util.Date.from(java.time.Instant.parse("2025-03-25T00:00:00Z"))
                        .toString());
    }

    private ProgressReport stored() {
        return reports.findById(task + ":U-1:2025-03").orElseThrow();
    }

    private MvcTestResult put(String uri, String body) {
        return http.put().uri(uri).contentType("application/json").content(body).exchange();
    }

    private MvcTestResult post(String uri) {
        return http.post().uri(uri).exchange();
    }

    private MvcTestResult post(String uri, String body) {
        return http.post()
                .uri(uri)
                .contentType("application/json")
                .content(body)
                .exchange();
    }
}
