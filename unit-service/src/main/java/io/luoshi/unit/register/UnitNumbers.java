package io.luoshi.unit.register;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Gives out the ids of units: {@code U-001}, {@code U-002} ... No id is given twice; a failed registration leaves a gap. */
@Component
public class UnitNumbers {

    private static final String COLLECTION = "counters";

    private final MongoTemplate mongo;

    UnitNumbers(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The next ids, in order; all in one step, so that a list of units has consecutive ones. */
    public List<String> next(int count) {
        if (count == 0) {
            return List.of();
        }
        Document counter = mongo.findAndModify(
                Query.query(where("_id").is("unit")),
                new Update().inc("value", (long) count),
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Document.class,
                COLLECTION);
        long last = Objects.requireNonNull(counter).getLong("value");
        return LongStream.rangeClosed(last - count + 1, last)
                .mapToObj("U-%03d"::formatted)
                .toList();
    }
}
