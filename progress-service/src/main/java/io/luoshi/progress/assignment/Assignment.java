package io.luoshi.progress.assignment;

import io.luoshi.events.TaskEvent.AssignedUnit;
import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.IndicatorState;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.TaskChanged;
import io.luoshi.events.TaskEvent.TaskState;
import java.time.LocalDate;
import java.util.List;

/**
 * What reporting needs to know of a task that a unit was given (承办). A copy: task-service owns it.
 *
 * @param year the plan's year; periods lie in it
 * @param indicators ids of the task's indicators, the only ones a report may give values for
 * @param dispatchedOn office date of the dispatch
 */
public record Assignment(
        String task,
        int taskNumber,
        String taskTitle,
        String plan,
        int year,
        Cadence cadence,
        List<String> indicators,
        String unit,
        String unitName,
        AssignmentRole role,
        LocalDate dispatchedOn) {

    /** The assignment that an event tells of. */
    public static Assignment of(TaskAssigned assigned) {
        return of(assigned.task(), assigned.unit(), assigned.unitName(), assigned.role(), assigned.dispatchedOn());
    }

    /** The assignment of one of the units of a changed task. */
    public static Assignment of(TaskChanged changed, AssignedUnit unit) {
        return of(changed.task(), unit.unit(), unit.unitName(), unit.role(), changed.dispatchedOn());
    }

    private static Assignment of(
            TaskState task, String unit, String unitName, AssignmentRole role, LocalDate dispatchedOn) {
        return new Assignment(
                task.id(),
                task.number(),
                task.title(),
                task.plan(),
                task.year(),
                task.cadence(),
                task.indicators().stream().map(IndicatorState::id).toList(),
                unit,
                unitName,
                role,
                dispatchedOn);
    }

    /** Only leads report; a co-organiser contributes to the lead's report. */
    public boolean isLead() {
        return role == AssignmentRole.LEAD;
    }
}
