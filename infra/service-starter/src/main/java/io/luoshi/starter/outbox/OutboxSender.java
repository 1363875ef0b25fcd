package io.luoshi.starter.outbox;

import io.luoshi.starter.events.CloudEventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Hands outbox entries to Kafka and reports which of them it acknowledged. */
class OutboxSender {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

    private final KafkaTemplate<String, byte[]> kafka;
    private final String source;

    OutboxSender(KafkaTemplate<String, byte[]> kafka, String application) {
        this.kafka = kafka;
        this.source = "/" + application;
    }

    private record InFlight(OutboxStore.Unsent aggregate, List<CompletableFuture<?>> acknowledgements) {}

    /** Sends all, then waits; for each aggregate only the events before the first unacknowledged one count as sent. */
    List<OutboxStore.Sent> send(List<OutboxStore.Unsent> aggregates, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<InFlight> inFlight = new ArrayList<>();
        for (OutboxStore.Unsent aggregate : aggregates) {
            InFlight sending = new InFlight(aggregate, new ArrayList<>());
            inFlight.add(sending);
            if (!send(sending)) {
                break;
            }
        }
        return inFlight.stream().map(sent -> acknowledged(sent, deadline)).toList();
    }

    /** False when Kafka cannot be reached: a producer without a connection blocks on each send, the next would wait in vain. */
    private boolean send(InFlight sending) {
        OutboxStore.Unsent aggregate = sending.aggregate();
        try {
            for (Document entry : aggregate.entries()) {
                sending.acknowledgements()
                        .add(kafka.send(CloudEventHeaders.toRecord(
                                source, aggregate.aggregate().toString(), entry)));
            }
            return true;
        } catch (KafkaException refused) {
            log.warn(
                    "Kafka took no event of {}, it stays in the outbox: {}",
                    aggregate.aggregate(),
                    NestedExceptionUtils.getMostSpecificCause(refused).toString());
            return !(refused.getCause() instanceof org.apache.kafka.common.errors.TimeoutException);
        }
    }

    private OutboxStore.Sent acknowledged(InFlight sent, long deadline) {
        List<String> ids = new ArrayList<>();
        List<Document> entries = sent.aggregate().entries();
        for (int i = 0; i < sent.acknowledgements().size(); i++) {
            if (!acknowledged(sent.acknowledgements().get(i), deadline)) {
                break;
            }
            ids.add(entries.get(i).getString("eventId"));
        }
        return new OutboxStore.Sent(sent.aggregate().aggregate(), ids);
    }

    private boolean acknowledged(CompletableFuture<?> acknowledgement, long deadline) {
        try {
            acknowledgement.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            log.warn(
                    "Kafka did not take an event, it stays in the outbox: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            return false;
        }
    }
}
