package io.luoshi.notification;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Calls a {@link Worker} that waits for work; calls while it works are remembered once. */
public final class WakeUp {

    private final Semaphore calls = new Semaphore(0);

    /** Says that there is something to do. */
    public void ring() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    void await(Duration longest) throws InterruptedException {
        calls.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
