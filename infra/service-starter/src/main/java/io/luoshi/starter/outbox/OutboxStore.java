package io.luoshi.starter.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.pullByFilter;

import com.mongodb.ReadConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The outboxes as they lie in the collections of all aggregates. Works on raw documents: a pull through the mapped class would
 * count up the aggregate's version and refuse the next user's save.
 */
class OutboxStore {

    private static final String OCCURRED_AT = "outbox.occurredAt";

    private final MongoTemplate mongo;
    private final Clock clock;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong oldestAgeMillis = new AtomicLong();

    /** An aggregate and the events it still has to send, in order. */
    record Unsent(Object aggregate, List<Document> entries) {}

    /** An aggregate and those of its events that Kafka has acknowledged. */
    record Sent(Object aggregate, List<String> eventIds) {}

    OutboxStore(MongoTemplate mongo, Clock clock, MeterRegistry meters) {
        this.mongo = mongo;
        this.clock = clock;
        meters.gauge("luoshi.outbox.pending", pending);
        meters.gauge("luoshi.outbox.oldest.age.seconds", oldestAgeMillis, age -> age.get() / 1000.0);
    }

    List<String> collections() {
        return mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                .filter(entity -> Aggregate.class.isAssignableFrom(entity.getType()))
                .map(entity -> mongo.getCollectionName(entity.getType()))
                .distinct()
                .toList();
    }

    void createIndexes() {
        IndexOptions sparse = new IndexOptions().sparse(true);
        collections().forEach(name -> mongo.getCollection(name).createIndex(ascending(OCCURRED_AT), sparse));
    }

    List<Unsent> unsent(String collection, List<Object> ids) {
        return list(settled(collection).find(and(in("_id", ids), exists("outbox.0"))));
    }

    List<Unsent> unsentBefore(String collection, Instant time, int limit) {
        return list(settled(collection)
                .find(lt(OCCURRED_AT, Date.from(time)))
                .sort(ascending(OCCURRED_AT))
                .limit(limit));
    }

    /** Reads only what a failover cannot roll back: an event must not be sent for a change that then never was. */
    private MongoCollection<Document> settled(String collection) {
        return mongo.getCollection(collection).withReadConcern(ReadConcern.MAJORITY);
    }

    private static List<Unsent> list(FindIterable<Document> found) {
        return StreamSupport.stream(found.projection(include("outbox")).spliterator(), false)
                .map(document -> new Unsent(
                        Objects.requireNonNull(document.get("_id")), document.getList("outbox", Document.class)))
                .toList();
    }

    void remove(String collection, List<Sent> sent) {
        List<UpdateOneModel<Document>> pulls = sent.stream()
                .filter(aggregate -> !aggregate.eventIds().isEmpty())
                .map(OutboxStore::pull)
                .toList();
        if (!pulls.isEmpty()) {
            mongo.getCollection(collection).bulkWrite(pulls, new BulkWriteOptions().ordered(false));
        }
    }

    private static UpdateOneModel<Document> pull(Sent sent) {
        Bson delivered =
                pullByFilter(new Document("outbox", new Document("eventId", new Document("$in", sent.eventIds()))));
        return new UpdateOneModel<>(eq("_id", sent.aggregate()), delivered);
    }

    /** Counts aggregates with unsent events and the age of the oldest, for the gauges. */
    void measure() {
        Bson waiting = gt(OCCURRED_AT, new Date(0));
        long count = 0;
        Instant oldest = clock.instant();
        for (String name : collections()) {
            MongoCollection<Document> collection = mongo.getCollection(name);
            count += collection.countDocuments(waiting);
            Document first =
                    collection.find(waiting).sort(ascending(OCCURRED_AT)).first();
            if (first != null) {
                Instant age = first.getList("outbox", Document.class)
                        .getFirst()
                        .getDate("occurredAt")
                        .toInstant();
                oldest = age.isBefore(oldest) ? age : oldest;
            }
        }
        pending.set(count);
        oldestAgeMillis.set(Duration.between(oldest, clock.instant()).toMillis());
    }
}
