package io.luoshi.starter;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A figure for a gauge that is counted in the store. Metrics are asked for most when the store is away, and then must not wait for it: a
 * count that is not there within half a second is not a number this time, and goes on for the next time.
 */
public final class StoreCount implements Supplier<Number> {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Supplier<? extends Number> count;
    private @Nullable FutureTask<Number> counting;

    public StoreCount(Supplier<? extends Number> count) {
        this.count = count;
    }

    @Override
    public synchronized Number get() {
        FutureTask<Number> current = counting == null ? start() : counting;
        try {
            Number counted = current.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            counting = null;
            return counted;
        } catch (ExecutionException storeAway) {
            counting = null;
        } catch (TimeoutException slow) {
            counting = current;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Double.NaN;
    }

    private FutureTask<Number> start() {
        FutureTask<Number> task = new FutureTask<>(count::get);
        Thread.ofVirtual().name("store-count").start(task);
        return task;
    }
}
