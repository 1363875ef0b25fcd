package io.luoshi.task.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.TaskEvent.AssignmentWithdrawn;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.UnitsDesignated;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.unit.KnownUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DesignationTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 3);

    private final Task task = SampleTasks.registered();

    @Test
    void givesATaskToAllSubdistrictsOfTheDayOfItsDispatch() {
        task.dispatch(SampleTasks.MONTHLY, TODAY, SampleTasks.OFFICE, reference -> {
            assertThat(reference.unitKinds()).containsExactly(UnitKind.SUBDISTRICT);
            return units("U-003", "U-101", "U-102");
        });

        assertThat(task.details().assignments())
                .extracting(Assignment::unit)
                .containsExactly("U-001", "U-002", "U-003", "U-101", "U-102");
        assertThat(task.details().assignments().getLast())
                .returns("g1", Assignment::via)
                .returns(AssignmentRole.CO_ORGANIZER, Assignment::role)
                .returns(AssignmentStatus.PENDING_SIGNATURE, Assignment::state);
        assertThat(announced(TaskAssigned.class)).hasSize(5);
    }

    @Test
    void recordsWhoDesignatedWhomAndTellsThem() {
        SampleTasks.dispatch(task);

        assertThat(designate("U-001", "U-201")).isTrue();

        assertThat(task.details().designations())
                .containsExactly(new Designation("g2", List.of("U-001", "U-201"), SampleTasks.OFFICE));
        assertThat(task.details().assignments().getLast().unit()).isEqualTo("U-201");
        assertThat(task.details().assignments())
                .filteredOn(each -> each.unit().equals("U-001"))
                .singleElement()
                .returns(null, Assignment::via);
        assertThat(announced(UnitsDesignated.class))
                .singleElement()
                .returns("相关部门", UnitsDesignated::asWritten)
                .returns(List.of("U-001", "U-201"), UnitsDesignated::units);
        assertThat(announced(TaskAssigned.class).getLast().unit()).isEqualTo("U-201");
    }

    @Test
    void changesNothingByTheSameDesignationAgain() {
        SampleTasks.dispatch(task);
        designate("U-201");
        int events = task.raisedEvents().size();

        assertThat(designate("U-201")).isFalse();
        assertThat(task.raisedEvents()).hasSize(events);
    }

    @Test
    void freesThoseWhoAreNotMeantAnyMore() {
        SampleTasks.dispatch(task);
        designate("U-201", "U-202");

        designate("U-202", "U-203");

        assertThat(task.details().assignments())
                .filteredOn(each -> "g2".equals(each.via()))
                .extracting(Assignment::unit, Assignment::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("U-201", AssignmentStatus.WITHDRAWN),
                        org.assertj.core.groups.Tuple.tuple("U-202", AssignmentStatus.PENDING_SIGNATURE),
                        org.assertj.core.groups.Tuple.tuple("U-203", AssignmentStatus.PENDING_SIGNATURE));
        assertThat(announced(AssignmentWithdrawn.class)).singleElement().returns("U-201", AssignmentWithdrawn::unit);
        assertThatExceptionOfType(TaskProblem.class).isThrownBy(() -> task.sign("U-201", SampleTasks.OFFICE));
    }

    @Test
    void keepsADesignationBeforeTheDispatchUntilItIsDispatched() {
        designate("U-201");
        assertThat(announced(TaskAssigned.class)).isEmpty();

        SampleTasks.dispatch(task);

        assertThat(announced(TaskAssigned.class)).extracting(TaskAssigned::unit).contains("U-201");
    }

    @Test
    void refusesToDesignateWhatIsNoQuestion() {
        assertThatExceptionOfType(TaskProblem.class)
                .isThrownBy(() -> task.designate("g1", units("U-201"), TODAY, SampleTasks.OFFICE))
                .extracting(TaskProblem::code)
                .isEqualTo("reference-resolves-itself");
        assertThatExceptionOfType(TaskProblem.class)
                .isThrownBy(() -> task.designate("g9", units("U-201"), TODAY, SampleTasks.OFFICE))
                .extracting(TaskProblem::code)
                .isEqualTo("no-such-reference");
    }

    private boolean designate(String... units) {
        return task.designate("g2", units(units), TODAY, SampleTasks.OFFICE);
    }

    private static List<KnownUnit> units(String... ids) {
        return Stream.of(ids)
                .map(id -> new KnownUnit(id, "单位" + id, List.of(), List.of(), UnitKind.DEPARTMENT, false, 1))
                .toList();
    }

    private <T> List<T> announced(Class<T> type) {
        return task.raisedEvents().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
