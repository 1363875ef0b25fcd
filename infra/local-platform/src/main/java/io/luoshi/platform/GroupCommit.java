package io.luoshi.platform;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Makes changes durable before they are answered. Changes run side by side, a commit runs alone: it never sees half a
 * change. Whoever waits finds that the commit of another one carried his change too, so under load many writers share
 * one commit.
 */
final class GroupCommit {

    private final MVStore store;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final Lock committing = new ReentrantLock();

    /** Number of the commit that will hold what is changed now. Written under the exclusive lock of the gate. */
    private long next = 1;

    /** Number of the last finished commit. Guarded by {@link #committing}. */
    private long last;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    /** Runs the change and returns its result when a commit has made it durable. */
    <T> T durably(Supplier<T> change) {
        long commit;
        T result;
        gate.readLock().lock();
        try {
            result = change.get();
        } finally {
            commit = next;
            gate.readLock().unlock();
        }
        await(commit);
        return result;
    }

    /** Runs an action while nothing changes and nothing is committed. */
    void alone(Runnable action) {
        gate.writeLock().lock();
        try {
            action.run();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void await(long commit) {
        committing.lock();
        try {
            if (last < commit) {
                alone(() -> {
                    store.commit();
                    last = next++;
                });
            }
        } finally {
            committing.unlock();
        }
    }
}
