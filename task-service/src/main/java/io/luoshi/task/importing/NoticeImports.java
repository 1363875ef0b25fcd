package io.luoshi.task.importing;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** All imports. */
@Repository
class NoticeImports {

    private final MongoTemplate mongo;

    NoticeImports(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    NoticeImport insert(NoticeImport upload) {
        return mongo.insert(upload);
    }

    NoticeImport get(String id) {
        return Optional.ofNullable(mongo.findById(id, NoticeImport.class))
                .orElseThrow(() -> ImportProblem.unknownImport(id));
    }

    Optional<NoticeImport> findByIdempotencyKey(String key) {
        Query query = Query.query(where("idempotencyKey").is(key));
        return Optional.ofNullable(mongo.findOne(query, NoticeImport.class));
    }

    /** Sets a plan's number aside for the import unless it has one; the one it has is returned. */
    PlanId setPlanAside(String id, PlanId plan) {
        Query without = Query.query(where("_id").is(id).and("plan").exists(false));
        mongo.updateFirst(without, new Update().set("plan", plan), NoticeImport.class);
        return Objects.requireNonNull(get(id).plan());
    }

    /** Notes that the plan is complete; the first confirmation stays. */
    void confirm(String id, Stamp stamp) {
        Query open = Query.query(where("_id").is(id).and("confirmed").exists(false));
        mongo.updateFirst(open, new Update().set("confirmed", stamp), NoticeImport.class);
    }
}
