package io.luoshi.task.task;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** Lists and counts of tasks, each answered from an index. */
@Repository
public class TaskQueries {

    private static final String COLLECTION = "tasks";
    private static final List<String> SORTABLE = List.of("plan", "number", "chapter", "dispatchedOn");

    private final MongoTemplate mongo;

    TaskQueries(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** One page; tasks that the sort leaves equal follow in the order of their plans and numbers. */
    Page<TaskLine> list(TaskFilter filter, Pageable page) {
        page.getSort().forEach(TaskQueries::refuseUnknown);
        Query query = filter.query();
        long total = mongo.count(query, COLLECTION);
        query.fields().include(TaskLine.FIELDS.toArray(String[]::new));
        query.with(inOrder(page.getSort())).skip(page.getOffset()).limit(page.getPageSize());
        return new PageImpl<>(mongo.find(query, TaskLine.class, COLLECTION), page, total);
    }

    private static void refuseUnknown(Sort.Order order) {
        if (!SORTABLE.contains(order.getProperty())) {
            FieldProblem field =
                    new FieldProblem("sort", order.getProperty(), "not-sortable", List.of(String.join(", ", SORTABLE)));
            throw new DomainProblem(List.of(field), "malformed", HttpStatus.BAD_REQUEST);
        }
    }

    private static Sort inOrder(Sort wanted) {
        Sort order = wanted;
        for (String last : List.of("plan", "number")) {
            order = wanted.getOrderFor(last) == null ? order.and(Sort.by(last)) : order;
        }
        return order;
    }

    long count(Light light) {
        return mongo.count(Query.query(where("light").is(light)), COLLECTION);
    }

    /** How many tasks of a plan have which light, per chapter. */
    public List<LightCount> lights(String plan) {
        return mongo
                .aggregate(
                        newAggregation(
                                match(where("plan").is(plan)),
                                group("chapter", "light").count().as("tasks")),
                        COLLECTION,
                        CountedLight.class)
                .getMappedResults()
                .stream()
                .map(counted ->
                        new LightCount(counted.id().chapter(), counted.id().light(), counted.tasks()))
                .toList();
    }

    /** How many tasks of one chapter (absent: before the first) have one light. */
    public record LightCount(@Nullable Integer chapter, Light light, long tasks) {}

    private record CountedLight(Group id, long tasks) {}

    private record Group(@Nullable Integer chapter, Light light) {}
}
