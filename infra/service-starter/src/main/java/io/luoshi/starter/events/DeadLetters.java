package io.luoshi.starter.events;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.starter.LuoshiProperties;
import io.luoshi.starter.StoreCount;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.ListPage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** The events that this service set aside: collected from the dead-letter topics, listed, replayed or discarded by a person. */
class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final MongoTemplate mongo;
    private final KafkaTemplate<String, byte[]> kafka;
    private final LuoshiProperties.DeadLetters settings;
    private final Clock clock;

    @Value("${spring.kafka.consumer.group-id}")
    private String ownGroup = "";

    DeadLetters(
            MongoTemplate mongo,
            KafkaTemplate<String, byte[]> kafka,
            LuoshiProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.settings = properties.deadLetters();
        this.clock = clock;
        Gauge.builder("luoshi.dead.letters", new StoreCount(this::waiting)).register(meters);
    }

    @KafkaListener(
            id = "dead-letters",
            idIsGroup = false,
            topicPattern = ".*-events-dlt",
            groupId = "${spring.kafka.consumer.group-id}-dead-letters")
    void collect(ConsumerRecord<String, byte[]> record) {
        if (!FailureHeaders.groupOf(record).equals(ownGroup)) {
            return;
        }
        FailureHeaders failure = FailureHeaders.of(record);
        try {
            mongo.insert(DeadLetter.of(record, failure, clock.instant()));
            log.error("Event set aside as dead letter {}: {}", failure.origin(), failure.error());
        } catch (DuplicateKeyException collectedBefore) {
            log.debug("Dead letter {} is known", failure.origin());
        }
    }

    /** Newest first. */
    ListPage<DeadLetter> list(DeadLetter.State state, Pageable page) {
        Query query = Query.query(where("state").is(state));
        long total = mongo.count(query, DeadLetter.class);
        List<DeadLetter> items = mongo.find(query.with(page), DeadLetter.class);
        return new ListPage<>(items, page.getPageNumber(), page.getPageSize(), total);
    }

    /** Sends the event to its topic again and waits for Kafka's word; refused after too many replays. */
    DeadLetter replay(String id) {
        DeadLetter letter = waiting(id);
        if (letter.replays() >= settings.maxReplays()) {
            throw new DomainProblem("too-many-replays", HttpStatus.UNPROCESSABLE_CONTENT, id, letter.replays());
        }
        try {
            kafka.send(letter.replay()).join();
        } catch (KafkaException | CompletionException e) {
            throw new DomainProblem("kafka-unavailable", HttpStatus.SERVICE_UNAVAILABLE);
        }
        return mongo.save(letter.replayed());
    }

    DeadLetter discard(String id, String reason) {
        return mongo.save(waiting(id).discarded(reason));
    }

    private DeadLetter waiting(String id) {
        DeadLetter letter = mongo.findById(id, DeadLetter.class);
        if (letter == null) {
            throw new DomainProblem("unknown-dead-letter", HttpStatus.NOT_FOUND, id);
        }
        if (letter.state() != DeadLetter.State.WAITING) {
            throw new DomainProblem("dead-letter-settled", HttpStatus.CONFLICT, id, letter.state());
        }
        return letter;
    }

    private long waiting() {
        return mongo.count(Query.query(where("state").is(DeadLetter.State.WAITING)), DeadLetter.class);
    }
}
