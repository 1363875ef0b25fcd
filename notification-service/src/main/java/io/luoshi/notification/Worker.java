package io.luoshi.notification;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does the same small piece of work round after round on a thread of its own. A round that did something is followed by the next at
 * once, otherwise the worker waits to be woken, at most for its interval. A round that fails is logged and tried again; on shutdown
 * the round under way is finished.
 */
public final class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LAST_ROUND = Duration.ofSeconds(8);

    private final String name;
    private final Duration interval;
    private final WakeUp wakeUp;
    private final BooleanSupplier round;
    private volatile @Nullable Thread thread;

    /** @param round true when there may be more to do */
    public Worker(String name, Duration interval, WakeUp wakeUp, BooleanSupplier round) {
        this.name = name;
        this.interval = interval;
        this.wakeUp = wakeUp;
        this.round = round;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            while (thread == Thread.currentThread()) {
                if (!workedOnce()) {
                    wakeUp.await(interval);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean workedOnce() {
        try {
            return round.getAsBoolean();
        } catch (RuntimeException e) {
            log.warn("{} failed and tries again", name, e);
            return false;
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        wakeUp.ring();
        try {
            if (!running.join(LAST_ROUND)) {
                running.interrupt();
            }
        } catch (InterruptedException hurried) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
