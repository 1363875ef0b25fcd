package io.luoshi.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What task-service announces. Key and subject: the task's id ({@code PlanPublished}: the plan's). */
public sealed interface TaskEvent {

    String TOPIC = "task-events";

    /** A notice was confirmed: its tasks exist and can be dispatched. */
    @EventType("io.luoshi.plan.published.v1")
    record PlanPublished(
            String plan, String title, @Nullable String documentNumber, int year, Cadence cadence, int tasks)
            implements TaskEvent {}

    /**
     * A unit was given a task (交办). One event per unit of the task.
     *
     * @param consolidating true for the first named lead, who speaks for all leads
     * @param dispatchedOn office date of the dispatch
     */
    @EventType("io.luoshi.task.assigned.v1")
    record TaskAssigned(
            TaskState task,
            String unit,
            String unitName,
            AssignmentRole role,
            boolean consolidating,
            LocalDate dispatchedOn)
            implements TaskEvent {}

    /** A unit acknowledged receipt of its assignment (签收). */
    @EventType("io.luoshi.task.signed.v1")
    record TaskSigned(TaskState task, String unit, String unitName, Instant signedAt, String signedBy)
            implements TaskEvent {}

    /**
     * A dispatched task says something else than before: its text, its indicators or who has it. Comes after the events that tell of
     * single units.
     *
     * @param units all that have the task now, the consolidating one among them
     * @param dispatchedOn office date of the dispatch
     */
    @EventType("io.luoshi.task.changed.v1")
    record TaskChanged(TaskState task, List<AssignedUnit> units, LocalDate dispatchedOn) implements TaskEvent {}

    /**
     * A unit that was given a task does not have it any more, because the office designated others, corrected the notice or terminated
     * the task. One event per unit.
     *
     * @param on office date from which it owes nothing more
     */
    @EventType("io.luoshi.task.withdrawn.v1")
    record AssignmentWithdrawn(
            TaskState task, String unit, String unitName, AssignmentRole role, LocalDate on, String withdrawnBy)
            implements TaskEvent {}

    /**
     * The office said which units a group of the notice means (指定). Those that are new are told by {@link TaskAssigned} besides.
     *
     * @param reference id of the group within the task, for example {@code g1}
     * @param asWritten the group in the words of the notice: 相关部门
     * @param units ids of all units meant
     */
    @EventType("io.luoshi.task.units-designated.v1")
    record UnitsDesignated(
            TaskState task,
            String reference,
            String asWritten,
            List<String> units,
            Instant designatedAt,
            String designatedBy)
            implements TaskEvent {}

    /**
     * A person recognised a name that a notice uses as a unit's. Key and subject: the import's id.
     *
     * @param name as the notice writes it
     * @param unit id of the unit meant
     */
    @EventType("io.luoshi.import.unit-name-accepted.v1")
    record UnitNameAccepted(String importId, String name, String unit, Instant acceptedAt, String acceptedBy)
            implements TaskEvent {}

    /**
     * The light of a task is another than before.
     *
     * @param on office date for which it was computed
     * @param rule name and version of the rule that gave it
     */
    @EventType("io.luoshi.task.light-changed.v1")
    record LightChanged(TaskState task, Light light, Light previous, LocalDate on, String rule) implements TaskEvent {}

    /**
     * What others need to know of a task.
     *
     * @param id for example {@code T-2025-1-017}
     * @param number running number in the notice
     * @param title the beginning of the task's text, fit for a mail line
     */
    record TaskState(
            String id,
            int number,
            String title,
            String plan,
            int year,
            Cadence cadence,
            List<IndicatorState> indicators) {}

    /** A unit that has a task. @param consolidating true for the first named lead, who speaks for all leads */
    record AssignedUnit(String unit, String unitName, AssignmentRole role, boolean consolidating) {}

    /**
     * A number to reach (量化指标).
     *
     * @param id unique within the task, for example {@code i1}
     * @param target in {@code unit}; absent for indicators without a number
     */
    record IndicatorState(
            String id,
            String name,
            String kind,
            @Nullable BigDecimal target,
            @Nullable String unit) {}

    /**
     * How often leads report and on which day of the period's last month the report is due (1-31, the last day of a shorter month;
     * a day that is no working day rolls to the next one).
     */
    record Cadence(Frequency frequency, int dueDay) {}

    /** How often leads report (填报周期). */
    enum Frequency {
        MONTHLY,
        QUARTERLY,
        HALF_YEARLY,
        ONCE
    }

    /** Lead (主办) reports and is accountable; a co-organiser (协办) contributes. */
    enum AssignmentRole {
        LEAD,
        CO_ORGANIZER
    }

    /** Where a task stands against the calendar (亮灯). Source: docs/glossary.md. */
    enum Light {
        AHEAD,
        ON_TRACK,
        BEHIND,
        SERIOUSLY_BEHIND,
        DONE,
        NOT_ASSESSED
    }
}
