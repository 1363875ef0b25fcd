package io.luoshi.task.task;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.ProgressEvent.ProgressAccepted;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Frequency;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.indicator.Comparison;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.indicator.IndicatorKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A task of an invented district: U-001 and U-002 lead (U-001 consolidates), U-003 co-organises, 100 shops (i1) and 5 % growth, strived
 * for (i2), are to be reached.
 */
public final class SampleTasks {

    public static final Cadence MONTHLY = new Cadence(Frequency.MONTHLY, 25);
    public static final PlanId PLAN = new PlanId(2025, 900);
    public static final String ID = "T-2025-900-007";

    static final LocalDate DISPATCHED_ON = LocalDate.of(2025, 2, 5);
    static final Stamp OFFICE = new Stamp("office", Instant.parse("2025-02-05T01:00:00Z"));
    static final Instant SUBMITTED_AT = Instant.parse("2025-03-20T01:00:00Z");

    private SampleTasks() {}

    public static PlannedTask planned(int number) {
        return new PlannedTask(
                number,
                1,
                "培育壮大首发经济,全年新引进首店100家以上,力争限上零售额增长5%。",
                false,
                List.of(
                        Assignment.planned("U-001", "区甲局", AssignmentRole.LEAD, true),
                        Assignment.planned("U-002", "区乙局", AssignmentRole.LEAD, false),
                        Assignment.planned("U-003", "东河街道", AssignmentRole.CO_ORGANIZER, false)),
                List.of(),
                List.of(
                        group("g1", "各街道", UnitGroupReference.Scope.ALL, UnitKind.SUBDISTRICT),
                        group("g2", "相关部门", UnitGroupReference.Scope.RELEVANT, UnitKind.DEPARTMENT)),
                List.of(),
                null,
                List.of(
                        indicator("i1", "首店", IndicatorKind.CUMULATIVE, 100, "家", false),
                        indicator("i2", "限上零售额", IndicatorKind.GROWTH_RATE, 5, "%", true)));
    }

    private static UnitGroupReference group(String id, String words, UnitGroupReference.Scope scope, UnitKind kind) {
        return new UnitGroupReference(id, words, AssignmentRole.CO_ORGANIZER, scope, List.of(kind));
    }

    private static Indicator indicator(
            String id, String name, IndicatorKind kind, int target, String unit, boolean aspirational) {
        return new Indicator(
                id, name, kind, Comparison.AT_LEAST, BigDecimal.valueOf(target), unit, null, aspirational, null);
    }

    public static Task registered() {
        return registered(7);
    }

    public static Task registered(int number) {
        return new Task(PLAN, MONTHLY, planned(number), OFFICE);
    }

    public static Task dispatched() {
        Task task = registered();
        dispatch(task);
        return task;
    }

    /** In a register without subdistricts. */
    static boolean dispatch(Task task) {
        return task.dispatch(MONTHLY, DISPATCHED_ON, OFFICE, _ -> List.of());
    }

    static ReportState report(String unit, String period, ReportStatus status) {
        return new ReportState(
                ID + ":" + unit + ":" + period,
                ID,
                7,
                "培育壮大首发经济",
                "P-2025-900",
                unit,
                "区甲局",
                period,
                LocalDate.of(2025, 3, 25),
                status,
                1);
    }

    static ProgressReported reported(String unit, String period, int shops) {
        return new ProgressReported(
                report(unit, period, ReportStatus.SUBMITTED),
                List.of(new IndicatorValue("i1", BigDecimal.valueOf(shops))),
                SUBMITTED_AT,
                "王小明");
    }

    static ReportReturned returned(String unit, String period) {
        return new ReportReturned(report(unit, period, ReportStatus.RETURNED), "数据有误", SUBMITTED_AT, "督查室");
    }

    static ProgressAccepted accepted(String unit, String period) {
        return new ProgressAccepted(report(unit, period, ReportStatus.ACCEPTED), SUBMITTED_AT, "督查室");
    }
}
