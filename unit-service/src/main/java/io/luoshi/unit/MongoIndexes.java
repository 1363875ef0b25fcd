package io.luoshi.unit;

import io.luoshi.unit.register.Unit;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexOperations;
import org.springframework.stereotype.Component;

/** Every index of this service, created at the start. */
@Component
class MongoIndexes {

    MongoIndexes(MongoTemplate mongo) {
        IndexOperations trail = mongo.indexOps("audit_trail");
        trail.createIndex(new Index("event", Direction.ASC).unique().named("each-event-once"));
        trail.createIndex(
                new Index("who", Direction.ASC).on("_id", Direction.DESC).named("by-who"));
        trail.createIndex(
                new Index("subjects", Direction.ASC).on("_id", Direction.DESC).named("by-subject"));
        trail.createIndex(
                new Index("kind", Direction.ASC).on("_id", Direction.DESC).named("by-kind-of-note"));
        trail.createIndex(new Index("at", Direction.ASC).named("by-time"));
        mongo.indexOps("accounts")
                .createIndex(new Index("login", Direction.ASC).unique().named("log-in-names"));
        mongo.indexOps("accounts").createIndex(new Index("people", Direction.ASC).named("by-person"));
        mongo.indexOps("sessions").createIndex(new Index("tokens", Direction.ASC).named("by-token"));
        mongo.indexOps("sessions").createIndex(new Index("account", Direction.ASC).named("by-account"));
        mongo.indexOps("sessions").createIndex(new Index("endsAt", Direction.ASC).named("by-end"));
        mongo.indexOps("api_clients").createIndex(new Index("unit", Direction.ASC).named("by-unit"));
        IndexOperations units = mongo.indexOps(Unit.class);
        // No two units share a name or alias: one entry per name, whoever of two writers comes second is refused.
        units.createIndex(new Index("nameKeys", Direction.ASC).unique().named("names"));
        units.createIndex(new Index("nameEndings", Direction.ASC).named("parts-of-names"));
        units.createIndex(
                new Index("name", Direction.ASC).on("_id", Direction.ASC).named("by-name"));
        units.createIndex(
                new Index("kind", Direction.ASC).on("_id", Direction.ASC).named("by-kind"));
    }
}
