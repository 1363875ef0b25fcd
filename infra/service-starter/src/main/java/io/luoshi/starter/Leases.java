package io.luoshi.starter;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Lets one of several instances do a periodic job. A lease that its holder does not renew runs out. It spares work and is no lock:
 * after a long pause two instances may believe they hold it, so what runs under a lease must be harmless when done twice.
 */
public final class Leases {

    private static final String COLLECTION = "leases";

    private final MongoTemplate mongo;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    Leases(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Takes or renews the lease of that name; false while another instance holds it. */
    public boolean take(String name, Duration length) {
        Instant now = clock.instant();
        // A lease that ends so late stems from before the office clock was set back (by less, the instances' clocks may
        // differ).
        Instant impossible = now.plus(length.multipliedBy(10));
        Criteria free = new Criteria()
                .orOperator(
                        where("holder").is(holder),
                        where("until").lt(now),
                        where("until").gt(impossible));
        Update mine = new Update().set("holder", holder).set("until", now.plus(length));
        try {
            mongo.upsert(Query.query(where("_id").is(name).andOperator(free)), mine, COLLECTION);
            return true;
        } catch (DuplicateKeyException heldByAnother) {
            return false;
        }
    }
}
