package io.luoshi.platform.store;

import java.time.Clock;
import java.time.Duration;

/**
 * How a store is kept.
 *
 * @param forced whether each commit is on the disk when it is answered: then a power cut loses nothing acknowledged, and
 *     a write takes as long as the disk does. Otherwise a power cut may lose the last {@code checkpointInterval}; the death
 *     of the process loses nothing either way
 * @param reserveBytes writes are refused while less is free on the disk
 * @param checkpointInterval how long changes may be in the journal only
 * @param expiryInterval how often documents whose time is over are looked for
 * @param clock of expiry
 */
public record StoreSettings(
        boolean forced, long reserveBytes, Duration checkpointInterval, Duration expiryInterval, Clock clock) {

    private static final long DEFAULT_RESERVE_BYTES = 64L * 1024 * 1024;
    private static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

    /** MongoDB's. */
    private static final Duration DEFAULT_EXPIRY_INTERVAL = Duration.ofSeconds(60);

    public static StoreSettings defaults() {
        return new StoreSettings(
                false, DEFAULT_RESERVE_BYTES, DEFAULT_CHECKPOINT_INTERVAL, DEFAULT_EXPIRY_INTERVAL, Clock.systemUTC());
    }

    public StoreSettings withForced(boolean on) {
        return new StoreSettings(on, reserveBytes, checkpointInterval, expiryInterval, clock);
    }

    public StoreSettings withReserveBytes(long bytes) {
        return new StoreSettings(forced, bytes, checkpointInterval, expiryInterval, clock);
    }

    public StoreSettings withExpiry(Duration interval, Clock expiryClock) {
        return new StoreSettings(forced, reserveBytes, checkpointInterval, interval, expiryClock);
    }
}
