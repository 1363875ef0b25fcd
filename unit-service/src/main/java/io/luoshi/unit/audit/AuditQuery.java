package io.luoshi.unit.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.AuditEvent.AuditKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds entries by who, about what, of which kind and when; each answered from an index. */
@Component
class AuditQuery {

    private final MongoTemplate mongo;

    AuditQuery(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * @param who id of an account or API client
     * @param subjects ids of tasks, units, accounts ... that entries are about, all of them
     */
    record Filter(
            @Nullable String who,
            List<String> subjects,
            @Nullable AuditKind kind,
            @Nullable Instant from,
            @Nullable Instant until) {

        Query query() {
            List<Criteria> all = new ArrayList<>();
            if (who != null) {
                all.add(where("who").is(who));
            }
            subjects.forEach(subject -> all.add(where("subjects").is(subject)));
            if (kind != null) {
                all.add(where("kind").is(kind));
            }
            if (from != null) {
                all.add(where("at").gte(from));
            }
            if (until != null) {
                all.add(where("at").lt(until));
            }
            return all.isEmpty() ? new Query() : Query.query(new Criteria().andOperator(all));
        }
    }

    /** Newest first. */
    Page<AuditEntry> find(Filter filter, Pageable page) {
        Query query = filter.query();
        long total = mongo.count(query, AuditEntry.class);
        query.skip(page.getOffset()).limit(page.getPageSize()).with(Sort.by(Sort.Direction.DESC, "_id"));
        return new PageImpl<>(mongo.find(query, AuditEntry.class), page, total);
    }

    /** Oldest first, read as it is written out; close the stream. */
    Stream<AuditEntry> all(Filter filter) {
        return mongo.stream(filter.query().with(Sort.by("_id")), AuditEntry.class);
    }
}
