package io.luoshi.starter;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Bridges the moment in which a fact is known to its owner but not yet to the service that is asked: copies travel as events and
 * arrive within some 100 ms. A caller who registers units and confirms a plan in the next breath need not know that.
 */
public final class ReplicaWait {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Duration limit;

    /** @param limit after which the copy counts as missing; zero asks once */
    public ReplicaWait(Duration limit) {
        this.limit = limit;
    }

    /** Asks until there is an answer or the limit is reached; the last answer, even when empty, is returned. */
    public <T> Optional<T> until(Supplier<Optional<T>> lookup) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<T> found = lookup.get();
        while (found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
            found = lookup.get();
        }
        return found;
    }

    /** Waits for many copies as long as they keep arriving: each one that is missing no more starts the limit anew. */
    public void untilNoneMissing(IntSupplier missing) {
        int last = Integer.MAX_VALUE;
        int now = missing.getAsInt();
        while (now > 0 && now < last) {
            int known = now;
            last = known;
            now = until(() -> Optional.of(missing.getAsInt()).filter(left -> left < known))
                    .orElse(known);
        }
    }
}
