package io.luoshi.task;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Objects;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Running numbers: each is given out once, from 1; a number taken by a command that then fails stays unused. */
@Component
public class Counters {

    private static final String COLLECTION = "counters";
    private static final FindAndModifyOptions NEW_VALUE =
            FindAndModifyOptions.options().upsert(true).returnNew(true);

    private final MongoTemplate mongo;

    Counters(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The next number of the counter of that name. */
    public int next(String name) {
        try {
            return increment(name);
        } catch (DuplicateKeyException startedByAnother) {
            return increment(name);
        }
    }

    private int increment(String name) {
        Query counter = Query.query(where("_id").is(name));
        Document after =
                mongo.findAndModify(counter, new Update().inc("value", 1), NEW_VALUE, Document.class, COLLECTION);
        return Objects.requireNonNull(after).getInteger("value");
    }
}
