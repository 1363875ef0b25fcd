package io.luoshi.unit.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Gives out the ids of accounts: {@code A-1}, {@code A-2} ... No id is given twice. */
@Component
class AccountNumbers {

    private final MongoTemplate mongo;

    AccountNumbers(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    String next() {
        Document counter = mongo.findAndModify(
                Query.query(where("_id").is("account")),
                new Update().inc("value", 1L),
                FindAndModifyOptions.options().upsert(true).returnNew(true),
                Document.class,
                "counters");
        return "A-" + Objects.requireNonNull(counter).getLong("value");
    }
}
