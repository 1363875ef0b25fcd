package io.luoshi.unit.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.AuditEvent.AuditNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Where the chain grows and, after its time, is cut at its old end. */
@Component
class AuditTrail {

    private static final String ANCHOR = "anchor";

    private final MongoTemplate mongo;

    AuditTrail(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** A note with the event that brought it. */
    record Received(String event, String source, String text, AuditNote note) {}

    /** The entry that the kept ones follow: the last that was removed after its time, or none. */
    @Document("audit_anchor")
    record Anchor(
            @Id String id,
            long number,
            String hash,
            @Nullable Instant removedAt) {

        static Anchor beginning() {
            return new Anchor(ANCHOR, 0, AuditEntry.BEFORE_THE_FIRST, null);
        }
    }

    /**
     * Enters notes in the order given; those entered before are passed over. Of two that do so at the same time one is refused by the
     * number of the next entry, and comes again.
     */
    void enter(List<Received> received) {
        Set<String> known = known(received);
        Anchor last = last();
        long number = last.number();
        String hash = last.hash();
        List<AuditEntry> entries = new ArrayList<>();
        for (Received one : received) {
            if (known.add(one.event())) {
                AuditEntry entry = AuditEntry.of(++number, one.event(), one.source(), one.text(), one.note(), hash);
                hash = entry.hash();
                entries.add(entry);
            }
        }
        mongo.insert(entries, AuditEntry.class);
    }

    private Set<String> known(List<Received> received) {
        Query already = Query.query(
                where("event").in(received.stream().map(Received::event).toList()));
        already.fields().include("event");
        Set<String> known = new HashSet<>();
        mongo.find(already, org.bson.Document.class, "audit_trail")
                .forEach(entry -> known.add(entry.getString("event")));
        return known;
    }

    private Anchor last() {
        AuditEntry entry = mongo.findOne(new Query().with(Sort.by(Sort.Direction.DESC, "_id")), AuditEntry.class);
        return entry == null ? anchor() : new Anchor(ANCHOR, entry.number(), entry.hash(), null);
    }

    Anchor anchor() {
        Anchor anchor = mongo.findById(ANCHOR, Anchor.class);
        return anchor == null ? Anchor.beginning() : anchor;
    }

    /** So many entries after the one with that number, in order. */
    List<AuditEntry> after(long number, int count) {
        return mongo.find(
                Query.query(where("_id").gt(number)).with(Sort.by("_id")).limit(count), AuditEntry.class);
    }

    /** Removes what is older. The anchor moves first: a removal that breaks off is finished by the next. */
    long removeBefore(Instant time, Instant now) {
        Query newestOfTheOld = Query.query(where("at").lt(time)).with(Sort.by(Sort.Direction.DESC, "_id"));
        AuditEntry last = mongo.findOne(newestOfTheOld, AuditEntry.class);
        if (last == null) {
            return 0;
        }
        mongo.save(new Anchor(ANCHOR, last.number(), last.hash(), now));
        return mongo.remove(Query.query(where("_id").lte(last.number())), AuditEntry.class)
                .getDeletedCount();
    }
}
