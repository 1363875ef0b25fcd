package io.luoshi.task.task;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.TaskEvent.Light;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Query;

/**
 * What a caller of the list wants to see; what he does not name does not narrow it.
 *
 * @param units only tasks of one of these units; none of them, no task
 */
record TaskFilter(
        @Nullable String plan,
        @Nullable Set<String> units,
        @Nullable Integer chapter,
        @Nullable Light light,
        @Nullable TaskStatus state) {

    Query query() {
        Map<String, @Nullable Object> wanted = new HashMap<>();
        wanted.put("plan", plan);
        wanted.put("chapter", chapter);
        wanted.put("light", light);
        wanted.put("state", state);
        Query query = new Query();
        wanted.forEach((field, value) -> {
            if (value != null) {
                query.addCriteria(where(field).is(value));
            }
        });
        if (units != null) {
            query.addCriteria(where("assignments.list.unit").in(units));
        }
        return query;
    }
}
