package io.luoshi.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Callers that each ask again as soon as they are answered, until the work is done. */
final class Volley {

    private Volley() {}

    /**
     * How it went.
     *
     * @param count pieces of work done
     * @param took from the first call to the last answer
     */
    record Result(int count, Duration took, Histogram micros) {

        double perSecond() {
            return count / (took.toNanos() / 1e9);
        }

        double millisAt(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1000.0;
        }

        Result plus(Result other) {
            Histogram both = micros.copy();
            both.add(other.micros);
            return new Result(count + other.count, took.plus(other.took), both);
        }
    }

    /** Does the work for each index from {@code from} on, {@code count} times in all, so many at a time. */
    static Result fire(int callers, int from, int count, IntConsumer work) {
        Histogram micros = new ConcurrentHistogram(3);
        AtomicInteger next = new AtomicInteger(from);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = IntStream.range(0, callers)
                    .<Future<?>>mapToObj(caller -> threads.submit(() -> repeat(next, from + count, work, micros)))
                    .toList();
            running.forEach(Volley::join);
        }
        return new Result(count, Duration.ofNanos(System.nanoTime() - start), micros);
    }

    private static void repeat(AtomicInteger next, int end, IntConsumer work, Histogram micros) {
        for (int index = next.getAndIncrement(); index < end; index = next.getAndIncrement()) {
            long start = System.nanoTime();
            work.accept(index);
            micros.recordValue((System.nanoTime() - start) / 1000);
        }
    }

    private static void join(Future<?> caller) {
        try {
            caller.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A caller failed", e);
        }
    }
}
