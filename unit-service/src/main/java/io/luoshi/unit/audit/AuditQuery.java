package io.luoshi.unit.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.AuditEvent.AuditKind;
import io.luoshi.unit.account.AccountService;
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
    private final AccountService accounts;

    AuditQuery(MongoTemplate mongo, AccountService accounts) {
        this.mongo = mongo;
        this.accounts = accounts;
    }

    /**
     * @param who id of an account or API client
     * @param subjects ids of tasks, units, accounts ... that entries are about, all of them; a person's finds what he did, too
     */
    record Filter(
            @Nullable String who,
            List<String> subjects,
            @Nullable AuditKind kind,
            @Nullable Instant from,
            @Nullable Instant until) {}

    private Query query(Filter filter) {
        List<Criteria> all = new ArrayList<>();
        if (filter.who() != null) {
            all.add(where("who").is(filter.who()));
        }
        filter.subjects().forEach(subject -> all.add(about(subject)));
        if (filter.kind() != null) {
            all.add(where("kind").is(filter.kind()));
        }
        if (filter.from() != null) {
            all.add(where("at").gte(filter.from()));
        }
        if (filter.until() != null) {
            all.add(where("at").lt(filter.until()));
        }
        return all.isEmpty() ? new Query() : Query.query(new Criteria().andOperator(all));
    }

    /** People act under the ids of their accounts; what a substitute does is about the person for whom he does it. */
    private Criteria about(String subject) {
        List<String> his = accounts.of(subject);
        Criteria named = where("subjects").is(subject);
        return his.isEmpty()
                ? named
                : new Criteria().orOperator(named, where("who").in(his));
    }

    /** Newest first. */
    Page<AuditEntry> find(Filter filter, Pageable page) {
        Query query = query(filter);
        long total = mongo.count(query, AuditEntry.class);
        query.skip(page.getOffset()).limit(page.getPageSize()).with(Sort.by(Sort.Direction.DESC, "_id"));
        return new PageImpl<>(mongo.find(query, AuditEntry.class), page, total);
    }

    /** Oldest first, read as it is written out; close the stream. */
    Stream<AuditEntry> all(Filter filter) {
        return mongo.stream(query(filter).with(Sort.by("_id")), AuditEntry.class);
    }
}
