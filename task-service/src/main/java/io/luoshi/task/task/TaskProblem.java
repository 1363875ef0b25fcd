package io.luoshi.task.task;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about a task. */
final class TaskProblem extends DomainProblem {

    private TaskProblem(HttpStatus status, String code, Object... arguments) {
        super(code, status, arguments);
    }

    private TaskProblem(List<FieldProblem> errors) {
        super(errors, "invalid", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static TaskProblem unknownTask(String task) {
        return new TaskProblem(HttpStatus.NOT_FOUND, "unknown-task", task);
    }

    static TaskProblem noSuchAssignment(String task, String unit, List<String> assigned) {
        return new TaskProblem(HttpStatus.NOT_FOUND, "no-such-assignment", task, unit, String.join(", ", assigned));
    }

    static TaskProblem noSuchReference(String task, String reference, List<String> references) {
        return new TaskProblem(
                HttpStatus.NOT_FOUND, "no-such-reference", task, reference, String.join(", ", references));
    }

    static TaskProblem resolvesItself(String task, String asWritten) {
        return new TaskProblem(HttpStatus.CONFLICT, "reference-resolves-itself", task, asWritten);
    }

    static TaskProblem terminated(String task) {
        return new TaskProblem(HttpStatus.CONFLICT, "task-terminated", task);
    }

    static TaskProblem strangers(List<String> units) {
        List<FieldProblem> errors = units.stream()
                .map(unit -> new FieldProblem("units", unit, "no-such-unit"))
                .toList();
        return new TaskProblem(errors);
    }

    static TaskProblem notDispatched(String task) {
        return new TaskProblem(HttpStatus.CONFLICT, "task-not-dispatched", task);
    }
}
