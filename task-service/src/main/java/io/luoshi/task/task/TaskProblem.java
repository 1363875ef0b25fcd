package io.luoshi.task.task;

import io.luoshi.starter.web.DomainProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about a task. */
final class TaskProblem extends DomainProblem {

    private TaskProblem(HttpStatus status, String code, Object... arguments) {
        super(code, status, arguments);
    }

    static TaskProblem unknownTask(String task) {
        return new TaskProblem(HttpStatus.NOT_FOUND, "unknown-task", task);
    }

    static TaskProblem noSuchAssignment(String task, String unit, List<String> assigned) {
        return new TaskProblem(HttpStatus.NOT_FOUND, "no-such-assignment", task, unit, String.join(", ", assigned));
    }

    static TaskProblem notDispatched(String task) {
        return new TaskProblem(HttpStatus.CONFLICT, "task-not-dispatched", task);
    }
}
