package io.luoshi.starter.outbox;

import io.luoshi.starter.Leases;
import io.luoshi.starter.LuoshiProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings events from the aggregates' outboxes to Kafka: in order per aggregate, at least once, without an end: an event that cannot be
 * sent stays and is tried again. A save nudges the relay, which sends at once; every scan interval one instance also searches the
 * store for events that this direct way missed. Two instances that send the same event cost a duplicate, which consumers ignore.
 */
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int REMEMBERED_NUDGES = 50_000;

    private final OutboxStore store;
    private final OutboxSender sender;
    private final Leases leases;
    private final LuoshiProperties.Outbox settings;
    private final Clock clock;
    private final BlockingQueue<Nudge> nudges = new LinkedBlockingQueue<>(REMEMBERED_NUDGES);
    private long nextRound = System.nanoTime();
    private boolean caughtUp;
    private @Nullable Thread worker;

    private record Nudge(String collection, Object id) {}

    OutboxRelay(OutboxStore store, OutboxSender sender, Leases leases, LuoshiProperties.Outbox settings, Clock clock) {
        this.store = store;
        this.sender = sender;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    /** Says that an aggregate has something to send. Nudges beyond the queue's size are dropped: the scan finds their events. */
    void nudge(String collection, Object id) {
        nudges.offer(new Nudge(collection, id));
    }

    private void run() {
        long nextScan = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                sendNudged(Duration.ofNanos(nextScan - System.nanoTime()));
                if (System.nanoTime() >= nextScan) {
                    nextScan = System.nanoTime() + settings.scanInterval().toNanos();
                    scan();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                log.warn("Outbox relay failed; events stay and are tried again at the next scan", e);
            }
        }
    }

    private void sendNudged(Duration patience) throws InterruptedException {
        Nudge first = nudges.poll(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        Set<Nudge> batch = new LinkedHashSet<>(Set.of(first));
        gather();
        nudges.drainTo(batch, settings.batch() - 1);
        Map<String, List<Object>> idsByCollection = batch.stream()
                .collect(Collectors.groupingBy(Nudge::collection, Collectors.mapping(Nudge::id, Collectors.toList())));
        idsByCollection.forEach((collection, ids) -> send(collection, store.unsent(collection, ids)));
    }

    /** An event that comes alone goes at once; of many, those that come shortly after a round share the next one. */
    private void gather() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nextRound - System.nanoTime());
        nextRound = System.nanoTime() + settings.gather().toNanos();
    }

    /** Sends what was missed, oldest first, until nothing is left or Kafka refuses. Every instance measures: its gauges must not stand still. */
    void scan() {
        if (leases.take("outbox", settings.lease())) {
            boolean allSent = true;
            for (String collection : store.collections()) {
                allSent &= scan(collection);
            }
            caughtUp |= allSent;
        }
        store.measure();
    }

    private boolean scan(String collection) {
        List<OutboxStore.Unsent> missed;
        boolean sent;
        do {
            missed = store.unsentBefore(collection, staleBefore(), settings.batch());
            sent = send(collection, missed);
        } while (sent && missed.size() == settings.batch());
        return sent;
    }

    /** After a start everything counts as missed: the office clock may stand earlier now than when events were raised. */
    private Instant staleBefore() {
        return caughtUp ? clock.instant().minus(settings.staleAfter()) : Instant.ofEpochMilli(Long.MAX_VALUE);
    }

    /** True when Kafka took everything. */
    private boolean send(String collection, List<OutboxStore.Unsent> aggregates) {
        List<OutboxStore.Sent> sent = sender.send(aggregates, settings.sendTimeout());
        store.remove(collection, sent);
        return sent.stream().mapToInt(aggregate -> aggregate.eventIds().size()).sum()
                == aggregates.stream()
                        .mapToInt(aggregate -> aggregate.entries().size())
                        .sum();
    }

    @Override
    public void start() {
        store.createIndexes();
        worker = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Between store and web server: stops when no request can raise an event any more. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
