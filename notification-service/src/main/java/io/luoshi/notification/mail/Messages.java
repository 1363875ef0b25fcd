package io.luoshi.notification.mail;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.notification.WakeUp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All messages: the queue and the delivery log are one collection. */
@Component
public class Messages {

    private final MongoTemplate mongo;
    private final MailTemplates templates;
    private final Clock clock;
    private final WakeUp senders;

    Messages(MongoTemplate mongo, MailTemplates templates, Clock clock, WakeUp senders) {
        this.mongo = mongo;
        this.templates = templates;
        this.clock = clock;
        this.senders = senders;
    }

    /** Queues the mail and wakes the senders; false when its id is planned already, then nothing changes. */
    public boolean plan(Draft draft) {
        try {
            mongo.insert(Message.queued(draft, templates.render(draft), clock.instant()));
        } catch (DuplicateKeyException planned) {
            return false;
        }
        senders.ring();
        return true;
    }

    /** Which of the ids are planned. */
    public Set<String> planned(Collection<String> ids) {
        Query query = Query.query(where("_id").in(ids));
        query.fields().include("_id");
        return mongo.find(query, org.bson.Document.class, mongo.getCollectionName(Message.class)).stream()
                .map(found -> found.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** A day's digests that the relay never accepted. */
    public List<Message> undeliveredDigests(LocalDate day) {
        return mongo.find(Query.query(where("day").is(day).and("state").ne(State.SENT)), Message.class);
    }

    /**
     * Takes the message that has been due for longest, for the length of the lease. Of several workers and instances one gets it; a
     * message whose worker died is due again when its lease ends.
     */
    Optional<Message> claim(Duration lease) {
        var now = clock.instant();
        Query due = Query.query(where("nextAttemptAt").lte(now)).with(Sort.by("nextAttemptAt"));
        Update mine = new Update().set("state", State.SENDING).set("nextAttemptAt", now.plus(lease));
        return Optional.ofNullable(
                mongo.findAndModify(due, mine, FindAndModifyOptions.options().returnNew(true), Message.class));
    }

    Message save(Message message) {
        return mongo.save(message);
    }

    public Optional<Message> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Message.class));
    }

    Page<Message> find(Criteria filter, Pageable page) {
        Query query = Query.query(filter);
        long total = mongo.count(query, Message.class);
        query.with(page).fields().exclude("outbox", "text");
        return new PageImpl<>(mongo.find(query, Message.class), page, total);
    }

    long count(State state) {
        return mongo.count(Query.query(where("state").is(state)), Message.class);
    }

    /** Messages that could go out now. */
    long due() {
        return mongo.count(Query.query(where("nextAttemptAt").lte(clock.instant())), Message.class);
    }
}
