package io.luoshi.task.task;

import io.luoshi.task.Changes;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Every change of a task goes through here; a change that loses a race is repeated. */
@Component
public class TaskChanges {

    private final Changes<Task> changes;

    TaskChanges(Tasks tasks) {
        this.changes = new Changes<>(tasks, TaskProblem::unknownTask);
    }

    /** Applies a change and saves the task if the change says that something is different. */
    public Task apply(String id, Predicate<Task> change) {
        return changes.apply(id, change);
    }
}
