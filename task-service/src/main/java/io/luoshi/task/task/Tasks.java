package io.luoshi.task.task;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.repository.CrudRepository;

/** The tasks of all plans. */
public interface Tasks extends CrudRepository<Task, String> {

    /** Ids only, in the order of the notice. */
    List<TaskKey> findByPlanOrderByNumber(String plan);

    /** Read one by one; close the stream. */
    Stream<Task> findByState(TaskStatus state);

    /** The id of a task without the rest. */
    record TaskKey(String id) {}
}
