package io.luoshi.progress.obligation;

import static io.luoshi.events.TaskEvent.AssignmentRole.CO_ORGANIZER;
import static io.luoshi.events.TaskEvent.AssignmentRole.LEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luoshi.events.EventCatalog;
import io.luoshi.events.ProgressEvent.CalendarPublished;
import io.luoshi.events.TaskEvent.AssignedUnit;
import io.luoshi.events.TaskEvent.AssignmentWithdrawn;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.TaskChanged;
import io.luoshi.events.TaskEvent.TaskState;
import io.luoshi.events.WorkingCalendar;
import io.luoshi.progress.Given;
import io.luoshi.progress.OnTheStore;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.assignment.Assignments;
import io.luoshi.progress.report.ProgressReport;
import io.luoshi.progress.report.ProgressReports;
import io.luoshi.starter.events.CloudEvent;
import io.luoshi.starter.security.Reach;
import io.luoshi.test.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

@OnTheStore
class EventsListenerTest {

    private static final LocalDate MARCH_DUE = LocalDate.parse("2025-03-25");

    @Autowired
    private TaskEventsListener tasks;

    @Autowired
    private ProgressEventsListener ownEvents;

    @Autowired
    private Obligations obligations;

    @Autowired
    private ObligationQuery query;

    @Autowired
    private Assignments assignments;

    @Autowired
    private ProgressReports reports;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SettableClock clock;

    private final String task = Given.newTask();

    @BeforeEach
    void onTheDayOfDispatch() {
        clock.set(Given.DISPATCHED);
    }

    @Test
    void opensTheReportsALeadOwes() {
        tasks.on(event(assigned("U-1", Given.DISPATCHED), 1));

        assertThat(owed()).hasSize(10).first().satisfies(march -> {
            assertThat(march.report()).isEqualTo(task + ":U-1:2025-03");
            assertThat(march.dueOn()).isEqualTo(MARCH_DUE);
            assertThat(march.taskNumber()).isEqualTo(17);
            assertThat(march.unitName()).isEqualTo("区发改委");
        });
        assertThat(announced(task + ":U-1:2025-03")).containsExactly("io.luoshi.progress.report-requested.v1");
    }

    @Test
    void opensNothingForACoOrganiser() {
        tasks.on(event(Given.assigned(task, "U-2", CO_ORGANIZER, Given.DISPATCHED), 1));

        assertThat(owed()).isEmpty();
        assertThat(assignments.find(task, "U-2")).get().returns(false, Assignment::isLead);
    }

    @Test
    void freesAUnitOfWhatItOwesWhenItsAssignmentIsWithdrawnUntilItHasTheTaskAgain() {
        tasks.on(event(assigned("U-1", Given.DISPATCHED), 1));

        tasks.on(event(withdrawn("U-1"), 2));
        tasks.on(event(withdrawn("U-1"), 2));

        assertThat(owed()).hasSize(10).noneMatch(ObligationView::owed);
        assertThat(assignments.find(task, "U-1")).isEmpty();
        assertThat(announced(task + ":U-1:2025-03"))
                .endsWith("io.luoshi.progress.report-released.v1")
                .hasSize(2);

        tasks.on(event(assigned("U-1", Given.DISPATCHED), 3));

        assertThat(owed()).hasSize(10).allMatch(ObligationView::owed);
        assertThat(announced(task + ":U-1:2025-03")).endsWith("io.luoshi.progress.report-requested.v1");
    }

    @Test
    void ignoresAWithdrawalThatIsOlderThanTheAssignment() {
        tasks.on(event(assigned("U-1", Given.DISPATCHED), 5));

        tasks.on(event(withdrawn("U-1"), 4));

        assertThat(owed()).hasSize(10);
    }

    @Test
    void takesOverWhatAChangedTaskSays() {
        TaskAssigned before = assigned("U-1", Given.DISPATCHED);
        tasks.on(event(before, 1));
        TaskState now = new TaskState(
                task,
                before.task().number(),
                "另一个题目",
                before.task().plan(),
                before.task().year(),
                before.task().cadence(),
                List.of());

        tasks.on(event(
                new TaskChanged(
                        now,
                        List.of(
                                new AssignedUnit("U-1", "区发改委", LEAD, true),
                                new AssignedUnit("U-2", "区甲局", LEAD, false)),
                        Given.DISPATCHED),
                2));

        assertThat(owed())
                .hasSize(20)
                .allSatisfy(report -> assertThat(report.taskTitle()).isEqualTo("另一个题目"));
        assertThat(announced(task + ":U-1:2025-03")).hasSize(1);
    }

    private AssignmentWithdrawn withdrawn(String unit) {
        TaskAssigned given = assigned(unit, Given.DISPATCHED);
        return new AssignmentWithdrawn(given.task(), unit, given.unitName(), LEAD, Given.DISPATCHED, "督查室");
    }

    @Test
    void takesTheSameEventTwiceWithoutHarm() {
        CloudEvent event = event(assigned("U-1", Given.DISPATCHED), 1);
        tasks.on(event);
        tasks.on(event);

        assertThat(owed()).hasSize(10);
        assertThat(announced(task + ":U-1:2025-03")).hasSize(1);
    }

    @Test
    void ignoresAnOlderEvent() {
        tasks.on(event(assigned("U-1", LocalDate.parse("2025-04-01")), 7));
        tasks.on(event(assigned("U-1", LocalDate.parse("2025-01-02")), 3));

        assertThat(owed()).hasSize(9);
        assertThat(assignments.find(task, "U-1").orElseThrow().dispatchedOn()).isEqualTo("2025-04-01");
    }

    @Test
    void finishesWhatACrashLeftHalfDone() {
        Assignment assignment = Assignment.of(assigned("U-1", Given.DISPATCHED));
        obligations.open(assignment);
        mongo.remove(Query.query(Criteria.where("_id").is(task + ":U-1:2025-07")), ProgressReport.class);
        assertThat(assignments.find(task, "U-1")).isEmpty();

        tasks.on(event(assigned("U-1", Given.DISPATCHED), 1));

        assertThat(owed()).hasSize(10);
        assertThat(assignments.find(task, "U-1")).isPresent();
    }

    @Test
    void anUnusableCadenceIsRefusedSoThatItBecomesADeadLetter() {
        TaskAssigned wrongYear = Given.assigned(task, "U-1", LEAD, Given.DISPATCHED);
        TaskAssigned year1 = new TaskAssigned(
                new TaskState(task, 1, "t", "P-1", 1, wrongYear.task().cadence(), List.of()),
                "U-1",
                "u",
                LEAD,
                true,
                Given.DISPATCHED);

        assertThatThrownBy(() -> tasks.on(event(year1, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void movesDueDatesWithANewCalendarAndBack() {
        tasks.on(event(assigned("U-1", Given.DISPATCHED), 1));

        publish("""
                {"daysOff": ["2025-03-25"], "makeUpWorkdays": []}""");
        calendarPublished();
        calendarPublished();
        assertThat(owed().getFirst().dueOn()).isEqualTo(MARCH_DUE.plusDays(1));
        assertThat(announced(task + ":U-1:2025-03")).hasSize(2);

        publish(calendarOf2025());
        calendarPublished();
        assertThat(owed().getFirst().dueOn()).isEqualTo(MARCH_DUE);
    }

    private void calendarPublished() {
        ownEvents.on(event(new CalendarPublished(WorkingCalendar.notYetPublished(2025)), 1));
    }

    private void publish(String calendar) {
        assertThat(http.put()
                        .uri("/api/progress/calendars/2025")
                        .contentType("application/json")
                        .content(calendar))
                .hasStatusOk();
    }

    private static String calendarOf2025() {
        return JsonMapper.shared().writeValueAsString(Given.calendar(2025));
    }

    @Test
    void announcesAnOverdueReportOnce() {
        tasks.on(event(assigned("U-1", Given.DISPATCHED), 1));

        clock.set(MARCH_DUE);
        announceAllOverdue();
        assertThat(announced(task + ":U-1:2025-03")).hasSize(1);

        clock.set(MARCH_DUE.plusDays(1));
        announceAllOverdue();
        announceAllOverdue();
        assertThat(announced(task + ":U-1:2025-03"))
                .containsExactly("io.luoshi.progress.report-requested.v1", "io.luoshi.progress.report-overdue.v1");
        assertThat(announced(task + ":U-1:2025-04")).hasSize(1);
    }

    private void announceAllOverdue() {
        while (obligations.announceOverdue() > 0) {
            assertThat(clock.instant()).isNotNull();
        }
    }

    private TaskAssigned assigned(String unit, LocalDate dispatchedOn) {
        return Given.assigned(task, unit, LEAD, dispatchedOn);
    }

    private List<ObligationView> owed() {
        return query.page(ObligationFilter.ofTask(task, Reach.EVERYTHING), ListRequest.of(0, 200, "dueOn"))
                .items();
    }

    /** Types of the events that wait in a report's outbox; nothing is sent, there is no Kafka. */
    private List<String> announced(String report) {
        Document stored =
                mongo.getCollection("reports").find(new Document("_id", report)).first();
        return stored.getList("outbox", Document.class).stream()
                .map(entry -> entry.getString("type"))
                .toList();
    }

    static CloudEvent event(Object data, long sequence) {
        return new CloudEvent(
                UUID.randomUUID().toString(),
                EventCatalog.typeOf(data.getClass()),
                "/task-service",
                "any",
                Instant.parse("2025-03-20T01:00:00Z"),
                sequence,
                data);
    }
}
