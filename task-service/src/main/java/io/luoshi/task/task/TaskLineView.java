package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.Light;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task in a list; its light is the stored one, brought up to date by every report and each day. */
record TaskLineView(
        String id,
        String plan,
        int number,
        @Nullable Integer chapter,
        String title,
        TaskStatus state,
        Light light,
        List<Assignment> assignments) {

    static TaskLineView of(TaskLine line) {
        return new TaskLineView(
                line.id(),
                line.plan(),
                line.number(),
                line.chapter(),
                Title.of(line.text()),
                line.state(),
                line.light(),
                line.assignments().list());
    }
}
