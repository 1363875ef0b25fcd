package io.luoshi.task.task;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.task.Stamp;
import io.luoshi.task.light.LightRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The tasks of one plan as their notice states them, corrections included: what ledgers, comparisons and revisions work on. */
@Component
public class TaskLedger {

    private final MongoTemplate mongo;
    private final TaskChanges changes;
    private final LightRule rule;
    private final Clock clock;

    TaskLedger(MongoTemplate mongo, TaskChanges changes, LightRule rule, Clock clock) {
        this.mongo = mongo;
        this.changes = changes;
        this.rule = rule;
        this.clock = clock;
    }

    /** Without those that were terminated, in the order of their numbers. */
    public List<PlannedTask> of(String plan) {
        Query query = Query.query(where("plan").is(plan)).with(Sort.by("number"));
        query.fields().exclude("received", "history", "outbox");
        try (Stream<Task> tasks = mongo.stream(query, Task.class)) {
            return tasks.filter(Task::isCurrent).map(Task::planned).toList();
        }
    }

    /** The highest number that a task of the plan has had. */
    public int lastNumber(String plan) {
        Query query = Query.query(where("plan").is(plan))
                .with(Sort.by(Sort.Direction.DESC, "number"))
                .limit(1);
        return mongo.find(query, TaskLine.class, "tasks").stream()
                .mapToInt(TaskLine::number)
                .findFirst()
                .orElse(0);
    }

    /** Changes a task and brings its light to what that makes of it. */
    public void change(String task, Predicate<Task> change, Stamp stamp) {
        changes.apply(task, changed -> {
            boolean different = change.test(changed);
            return changed.refreshLight(rule, LocalDate.now(clock), stamp) || different;
        });
    }
}
