package io.luoshi.progress.assignment;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.IndicatorState;
import io.luoshi.events.TaskEvent.TaskAssigned;
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
        TaskState task = assigned.task();
        return new Assignment(
                task.id(),
                task.number(),
                task.title(),
                task.plan(),
                task.year(),
                task.cadence(),
                task.indicators().stream().map(IndicatorState::id).toList(),
                assigned.unit(),
                assigned.unitName(),
                assigned.role(),
                assigned.dispatchedOn());
    }

    /** Only leads report; a co-organiser contributes to the lead's report. */
    public boolean isLead() {
        return role == AssignmentRole.LEAD;
    }
}
