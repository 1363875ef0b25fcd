package io.luoshi.task.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Frequency;
import io.luoshi.events.TaskEvent.PlanPublished;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    private static final LocalDate ON = LocalDate.of(2025, 2, 5);
    private static final Stamp OFFICE = new Stamp("office", Instant.EPOCH);
    private static final Cadence QUARTERLY = new Cadence(Frequency.QUARTERLY, 10);

    @Test
    void isPublishedOnceAllItsTasksAreStored() {
        Plan plan = draft();

        assertThat(plan.publish()).isTrue();
        assertThat(plan.publish()).isFalse();
        assertThat(plan.raisedEvents())
                .containsExactly(
                        new PlanPublished("P-2025-1", "方案", "云政〔2025〕1号", 2025, new Cadence(Frequency.MONTHLY, 25), 3));
    }

    @Test
    void cannotBeDispatchedBeforeItsTasksAreStored() {
        assertProblem("plan-not-complete", () -> draft().beginDispatch(ON, OFFICE));
    }

    @Test
    void keepsTheDateOfItsFirstDispatch() {
        Plan plan = registered();

        assertThat(plan.beginDispatch(ON, OFFICE)).isTrue();
        assertThat(plan.beginDispatch(ON.plusDays(1), OFFICE)).isFalse();
        assertThat(plan.dispatchedOn()).isEqualTo(ON);
        assertThat(plan.endDispatch()).isTrue();
        assertThat(plan.endDispatch()).isFalse();
        assertThat(plan.beginDispatch(ON.plusDays(1), OFFICE)).isFalse();
        assertThat(plan.state()).isEqualTo(PlanStatus.DISPATCHED);
    }

    @Test
    void changesItsCadenceUntilDispatch() {
        Plan plan = registered();

        assertThat(plan.changeCadence(QUARTERLY)).isTrue();
        assertThat(plan.changeCadence(QUARTERLY)).isFalse();
        plan.beginDispatch(ON, OFFICE);

        assertThat(plan.changeCadence(QUARTERLY)).as("repeating it is harmless").isFalse();
        assertProblem("plan-already-dispatched", () -> plan.changeCadence(new Cadence(Frequency.MONTHLY, 25)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, -1})
    void refusesADayThatNoMonthHas(int day) {
        assertProblem("invalid", () -> registered().changeCadence(new Cadence(Frequency.MONTHLY, day)));
    }

    private static void assertProblem(String code, ThrowingCallable call) {
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(call)
                .extracting(DomainProblem::code)
                .isEqualTo(code);
    }

    private static Plan draft() {
        NoticeData notice = new NoticeData("方案", "云政〔2025〕1号", "2025:云政20251号", null, null, List.of(), "I-1");
        return new Plan(new PlanId(2025, 1), notice, 3, OFFICE);
    }

    private static Plan registered() {
        Plan plan = draft();
        plan.publish();
        return plan;
    }
}
