package io.luoshi.platform.store;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes durable before they are answered. Commands that change something run side by side; a block of what they
 * changed is taken while none of them runs, so that it never holds half a change. Whoever waits finds that the block of
 * another one carried his changes too: under load many writers share one write to the disk, and go on changing meanwhile.
 */
final class GroupCommit {

    /** Where blocks go. */
    interface Sink {

        void append(byte[] block) throws IOException;
    }

    private final Changes changes;
    private final Sink sink;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final Lock writing = new ReentrantLock();

    /** Number of the block that will hold what is changed now. Changed under the exclusive lock of the gate. */
    private long next = 1;

    /** Number of the last block that is durable. Guarded by {@link #writing}. */
    private long last;

    /** A block that could not be written; its changes are in the maps, so it is tried again before any other. */
    private byte @Nullable [] unwritten;

    GroupCommit(Changes changes, Sink sink) {
        this.changes = changes;
        this.sink = sink;
    }

    /**
     * Runs the change and returns its result when all that it did and saw is durable.
     *
     * @throws UnavailableException if it cannot be made durable now; it may be later
     */
    <T> T durably(Supplier<T> change) {
        long block;
        T result;
        gate.readLock().lock();
        try {
            result = change.get();
        } finally {
            block = changes.isEmpty() ? next - 1 : next;
            gate.readLock().unlock();
        }
        await(block);
        return result;
    }

    private void await(long block) {
        writing.lock();
        try {
            if (last < block) {
                write();
            }
        } finally {
            writing.unlock();
        }
    }

    /** Runs an action while nothing is being changed and all that was is durable. */
    void alone(Runnable action) {
        writing.lock();
        try {
            gate.writeLock().lock();
            try {
                write();
                action.run();
                write();
            } finally {
                gate.writeLock().unlock();
            }
        } finally {
            writing.unlock();
        }
    }

    private void write() {
        if (unwritten != null) {
            append(unwritten);
        }
        take();
        if (unwritten != null) {
            append(unwritten);
        }
    }

    private void take() {
        gate.writeLock().lock();
        try {
            if (!changes.isEmpty()) {
                unwritten = changes.take();
                next++;
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void append(byte[] block) {
        try {
            sink.append(block);
        } catch (IOException e) {
            throw new UnavailableException("The store cannot write its journal: " + e.getMessage(), e);
        }
        unwritten = null;
        last++;
    }
}
