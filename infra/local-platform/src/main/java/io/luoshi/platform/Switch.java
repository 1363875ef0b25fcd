package io.luoshi.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of the platform that can be taken away and given back while the rest runs, to see what the services do without it. */
final class Switch implements AutoCloseable {

    private final Supplier<Runnable> start;
    private @Nullable Runnable stop;

    /** @param start starts the part where it was before, with what it had kept, and gives what stops it */
    Switch(Supplier<Runnable> start) {
        this.start = start;
    }

    /** Starts the part unless it runs. */
    synchronized Switch on() {
        if (stop == null) {
            stop = start.get();
        }
        return this;
    }

    /** Stops the part if it runs. */
    synchronized void off() {
        Runnable running = stop;
        stop = null;
        if (running != null) {
            running.run();
        }
    }

    @Override
    public void close() {
        off();
    }
}
