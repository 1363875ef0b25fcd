package io.luoshi.task;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Every index of this service, created before it takes requests. The unique ones are rules, the others keep lists from scanning. */
@Component
class MongoIndexes implements InitializingBean {

    private final MongoTemplate mongo;

    MongoIndexes(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public void afterPropertiesSet() {
        create("units", new Index().on("keys", Sort.Direction.ASC));
        create("units", ascending("retired", "kind"));
        create("plans", ascending("documentKey").unique());
        create("plans", new Index().on("year", Sort.Direction.DESC).on("_id", Sort.Direction.ASC));
        create("imports", ascending("idempotencyKey").unique().sparse());
        create("tasks", ascending("plan", "number").unique());
        create("tasks", ascending("assignments.list.unit", "plan", "number"));
        for (String filter : List.of("chapter", "light", "state")) {
            create("tasks", ascending("plan", filter, "number"));
        }
        create("tasks", ascending("light", "plan", "number"));
        create("tasks", ascending("state", "plan", "number"));
    }

    private static Index ascending(String... fields) {
        Index index = new Index();
        List.of(fields).forEach(field -> index.on(field, Sort.Direction.ASC));
        return index;
    }

    private void create(String collection, Index index) {
        mongo.indexOps(collection).createIndex(index);
    }
}
