package io.luoshi.progress.assignment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Who was given which task, one document per task and unit, each as of the newest event about it. */
@Component
public class Assignments {

    private final MongoTemplate mongo;

    Assignments(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** @param sequence that of the task's event which told of the assignment @param withdrawn the unit does not have it any more */
    @Document("assignments")
    record Stored(@Id String id, Assignment assignment, long sequence, boolean withdrawn) {

        static String id(String task, String unit) {
            return task + ":" + unit;
        }
    }

    public Optional<Assignment> find(String task, String unit) {
        return stored(task, unit).filter(known -> !known.withdrawn()).map(Stored::assignment);
    }

    /** Whether an event with this sequence says more about the assignment than is known. */
    public boolean isNews(Assignment assignment, long sequence) {
        return stored(assignment.task(), assignment.unit())
                .filter(known -> known.sequence() >= sequence)
                .isEmpty();
    }

    private Optional<Stored> stored(String task, String unit) {
        return Optional.ofNullable(mongo.findById(Stored.id(task, unit), Stored.class));
    }

    /** Keeps the assignment unless something newer is known. */
    public void store(Assignment assignment, long sequence) {
        store(assignment, sequence, false);
    }

    /** Notes that the unit does not have the task any more, unless something newer is known. */
    public void withdraw(Assignment assignment, long sequence) {
        store(assignment, sequence, true);
    }

    private void store(Assignment assignment, long sequence, boolean withdrawn) {
        String id = Stored.id(assignment.task(), assignment.unit());
        Query older = Query.query(where("_id").is(id).and("sequence").lt(sequence));
        Update newer = new Update()
                .set("assignment", assignment)
                .set("sequence", sequence)
                .set("withdrawn", withdrawn);
        try {
            mongo.upsert(older, newer, Stored.class);
        } catch (DuplicateKeyException newerKnown) {
            // The guard found no older document and the insert met a newer one.
        }
    }
}
