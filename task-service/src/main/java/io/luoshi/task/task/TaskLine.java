package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.Light;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** A task as lists show it; read from the tasks' collection without what lists do not show. */
record TaskLine(
        @Id String id,
        String plan,
        int number,
        @Nullable Integer chapter,
        String text,
        TaskStatus state,
        Light light,
        Assignments assignments) {

    /** The fields of the document that make a line. */
    static final List<String> FIELDS = List.of("plan", "number", "chapter", "text", "state", "light", "assignments");
}
