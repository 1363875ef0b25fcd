package io.luoshi.task.task;

import static io.luoshi.task.task.SampleTasks.DISPATCHED_ON;
import static io.luoshi.task.task.SampleTasks.MONTHLY;
import static io.luoshi.task.task.SampleTasks.OFFICE;
import static io.luoshi.task.task.SampleTasks.accepted;
import static io.luoshi.task.task.SampleTasks.dispatched;
import static io.luoshi.task.task.SampleTasks.registered;
import static io.luoshi.task.task.SampleTasks.reported;
import static io.luoshi.task.task.SampleTasks.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.events.TaskEvent.LightChanged;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.TaskSigned;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.task.Stamp;
import io.luoshi.task.light.LightRule;
import io.luoshi.task.light.LightRules;
import io.luoshi.task.task.HistoryEntry.Change;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TaskTest {

    private static final LightRule RULE = LightRules.standard();

    /** Day 73 of 365: of 100 shops 20 are expected. */
    private static final LocalDate A_FIFTH = LocalDate.of(2025, 3, 14);

    @Test
    void startsRegisteredAndNotAssessed() {
        TaskDetails task = registered().details();

        assertThat(task.id()).isEqualTo("T-2025-900-007");
        assertThat(task.state()).isEqualTo(TaskStatus.REGISTERED);
        assertThat(task.light()).isEqualTo(Light.NOT_ASSESSED);
        assertThat(task.assignments()).extracting(Assignment::state).containsOnlyNulls();
    }

    @Test
    void tellsEachUnitOnDispatch() {
        Task task = dispatched();

        assertThat(task.details().state()).isEqualTo(TaskStatus.DISPATCHED);
        assertThat(task.details().assignments())
                .extracting(Assignment::state)
                .containsOnly(AssignmentStatus.PENDING_SIGNATURE);
        assertThat(task.raisedEvents())
                .asInstanceOf(InstanceOfAssertFactories.list(TaskAssigned.class))
                .extracting(TaskAssigned::unit, TaskAssigned::consolidating, TaskAssigned::dispatchedOn)
                .containsExactly(
                        tuple("U-001", true, DISPATCHED_ON),
                        tuple("U-002", false, DISPATCHED_ON),
                        tuple("U-003", false, DISPATCHED_ON));
    }

    @Test
    void isDispatchedOnlyOnce() {
        Task task = dispatched();
        int events = task.raisedEvents().size();

        assertThat(task.dispatch(MONTHLY, DISPATCHED_ON.plusDays(1), OFFICE, _ -> List.of()))
                .isFalse();
        assertThat(task.raisedEvents()).hasSize(events);
        assertThat(task.details().dispatchedOn()).isEqualTo(DISPATCHED_ON);
    }

    @Test
    void isSignedForOnce() {
        Task task = dispatched();

        assertThat(task.sign("U-003", new Stamp("李四", OFFICE.at()))).isTrue();
        assertThat(task.sign("U-003", new Stamp("张三", OFFICE.at()))).isFalse();

        assertThat(task.details().assignments().get(2))
                .extracting(Assignment::state, Assignment::signedBy)
                .containsExactly(AssignmentStatus.SIGNED, "李四");
        assertThat(task.raisedEvents()).filteredOn(TaskSigned.class::isInstance).hasSize(1);
    }

    @Test
    void cannotBeSignedForBeforeDispatchOrByAnotherUnit() {
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> registered().sign("U-001", OFFICE))
                .extracting(DomainProblem::code)
                .isEqualTo("task-not-dispatched");
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> dispatched().sign("U-099", OFFICE))
                .withMessageContaining("U-099")
                .extracting(DomainProblem::code)
                .isEqualTo("no-such-assignment");
    }

    @Test
    void isInProgressFromTheFirstReportOn() {
        Task task = dispatched();
        task.sign("U-001", OFFICE);

        task.reported(reported("U-001", "2025-03", 10), 2);

        assertThat(task.details().state()).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(task.details().assignments())
                .extracting(Assignment::state)
                .containsExactly(
                        AssignmentStatus.WORKING,
                        AssignmentStatus.PENDING_SIGNATURE,
                        AssignmentStatus.PENDING_SIGNATURE);
    }

    @Test
    void takesAReportAsSignatureOfAUnitThatHadNotSigned() {
        Task task = dispatched();

        task.reported(reported("U-002", "2025-03", 10), 2);

        assertThat(task.details().assignments().get(1))
                .extracting(Assignment::state, Assignment::signedBy)
                .containsExactly(AssignmentStatus.WORKING, "王小明");
        assertThat(task.raisedEvents()).filteredOn(TaskSigned.class::isInstance).hasSize(1);
    }

    @Test
    void takesAReportOnceAndPassesOlderEventsOver() {
        Task task = dispatched();

        assertThat(task.reported(reported("U-001", "2025-03", 10), 4)).isTrue();
        assertThat(task.reported(reported("U-001", "2025-03", 10), 4)).isFalse();
        assertThat(task.reported(reported("U-001", "2025-03", 3), 2)).isFalse();
        assertThat(achieved(task)).isEqualTo("10");
    }

    @Test
    void learnsTheValuesOfAnEventThatIsReplayedAfterItsAcceptance() {
        Task task = dispatched();
        task.accepted(accepted("U-001", "2025-03"), 3);
        assertThat(achieved(task)).isEqualTo("-");

        task.reported(reported("U-001", "2025-03", 10), 2);

        assertThat(achieved(task)).isEqualTo("10");
    }

    @Test
    void countsAReportUntilItIsReturnedAndAgainWhenResubmitted() {
        Task task = dispatched();
        task.reported(reported("U-001", "2025-02", 8), 2);
        task.reported(reported("U-001", "2025-03", 20), 2);
        assertThat(achieved(task)).isEqualTo("20");

        task.returned(returned("U-001", "2025-03"), 3);
        assertThat(achieved(task)).isEqualTo("8");

        task.reported(reported("U-001", "2025-03", 12), 4);
        task.accepted(accepted("U-001", "2025-03"), 5);
        assertThat(achieved(task)).isEqualTo("12");
    }

    @Test
    void believesTheConsolidatingLeadWithinAPeriodAndTheLatestPeriodOtherwise() {
        Task task = dispatched();
        task.reported(reported("U-002", "2025-03", 30), 2);
        task.reported(reported("U-001", "2025-03", 20), 2);
        assertThat(achieved(task)).isEqualTo("20");

        task.reported(reported("U-002", "2025-04", 31), 2);
        assertThat(achieved(task)).isEqualTo("31");
    }

    @Test
    void announcesItsLightOnlyWhenItChanges() {
        Task task = dispatched();
        task.reported(reported("U-001", "2025-03", 20), 2);

        assertThat(task.refreshLight(RULE, A_FIFTH, OFFICE)).isTrue();
        assertThat(task.refreshLight(RULE, A_FIFTH, OFFICE)).isFalse();
        assertThat(task.refreshLight(RULE, A_FIFTH.plusMonths(3), OFFICE)).isTrue();

        assertThat(task.raisedEvents())
                .filteredOn(LightChanged.class::isInstance)
                .asInstanceOf(InstanceOfAssertFactories.list(LightChanged.class))
                .extracting(LightChanged::previous, LightChanged::light, LightChanged::rule)
                .containsExactly(
                        tuple(Light.NOT_ASSESSED, Light.ON_TRACK, "standard-1"),
                        tuple(Light.ON_TRACK, Light.BEHIND, "standard-1"));
    }

    @Test
    void keepsWhoDidWhatWithOldAndNewValues() {
        Task task = dispatched();
        task.reported(reported("U-001", "2025-02", 8), 2);
        task.reported(reported("U-001", "2025-03", 20), 2);

        List<HistoryEntry> history = task.details().history();

        assertThat(history)
                .extracting(HistoryEntry::change)
                .startsWith(Change.REGISTERED, Change.DISPATCHED, Change.REPORT_SUBMITTED);
        assertThat(history)
                .filteredOn(entry -> entry.change() == Change.VALUE_CHANGED)
                .extracting(HistoryEntry::by, HistoryEntry::subject, HistoryEntry::from, HistoryEntry::to)
                .containsExactly(tuple("王小明", "i1", null, "8"), tuple("王小明", "i1", "8", "20"));
    }

    private static String achieved(Task task) {
        BigDecimal value = task.assess(RULE, A_FIFTH).indicators().getFirst().achieved();
        return value == null ? "-" : value.toPlainString();
    }
}
