package io.luoshi.notification;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Copies of what other services own, one document per aggregate; each document carries the {@code sequence} of its newest event. */
@Component
public class Replicas {

    private final MongoTemplate mongo;

    Replicas(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Stores the copy unless the stored one knows newer facts. Repeated and late events change nothing. */
    public void replaceIfNewer(Object id, long sequence, Object copy) {
        Query older = Query.query(where("_id").is(id).and("sequence").lt(sequence));
        try {
            mongo.replace(older, copy, ReplaceOptions.replaceOptions().upsert());
        } catch (DuplicateKeyException newerIsStored) {
            return;
        }
    }
}
