package io.luoshi.notification;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does the same small piece of work round after round, on a thread for each of its hands. A round that did something is followed by
 * the next at once, otherwise the hand waits to be woken, at most for the interval. A round that fails is logged and tried again; on
 * shutdown the rounds under way are finished.
 */
public final class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LAST_ROUND = Duration.ofSeconds(8);

    private final String name;
    private final Duration interval;
    private final WakeUp wakeUp;
    private final List<BooleanSupplier> hands;
    private volatile List<Thread> threads = List.of();

    /** @param hands each does one round and says whether there may be more to do */
    public Worker(String name, Duration interval, WakeUp wakeUp, List<BooleanSupplier> hands) {
        this.name = name;
        this.interval = interval;
        this.wakeUp = wakeUp;
        this.hands = List.copyOf(hands);
    }

    @Override
    public void start() {
        threads = hands.stream()
                .map(hand -> Thread.ofVirtual().name(name).unstarted(() -> run(hand)))
                .toList();
        threads.forEach(Thread::start);
    }

    private void run(BooleanSupplier hand) {
        try {
            while (threads.contains(Thread.currentThread())) {
                if (!workedOnce(hand)) {
                    wakeUp.await(interval);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean workedOnce(BooleanSupplier hand) {
        try {
            return hand.getAsBoolean();
        } catch (RuntimeException e) {
            log.warn("{} failed and tries again", name, e);
            return false;
        }
    }

    @Override
    public void stop() {
        List<Thread> running = threads;
        threads = List.of();
        try {
            for (Thread thread : running) {
                wakeUp.ring();
                if (!thread.join(LAST_ROUND)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException hurried) {
            running.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
