package io.luoshi.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves changes from the journal into the store's file. At a checkpoint a new journal is begun and the maps as they are
 * at that moment are committed, which names the new journal as the first one to read. Only the moment stops writers; the
 * pages are written in the background. The journal before it is kept until the next checkpoint, in case the commit is torn.
 */
final class Checkpoints implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private static final int MEBIBYTE = 1024 * 1024;

    /** A checkpoint is due when as much is changed in memory; at four times as much writers wait for it. */
    private static final int CHANGED_BYTES = 8 * MEBIBYTE;

    /** A checkpoint is due when the journal is as long. There are two of them at most. */
    private static final long JOURNAL_BYTES = 8L * MEBIBYTE;

    /** Below this share of live data the file is compacted while it is in use. */
    private static final int FILL_RATE_PERCENT = 70;

    /** As much is moved after a checkpoint to fill the file better. */
    private static final int COMPACTION_BYTES = 4 * MEBIBYTE;

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    private final MVStore store;
    private final Path directory;
    private final GroupCommit commits;
    private final StoreSettings settings;
    private final DiskSpace space;
    private final Lock lock = new ReentrantLock();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-checkpoints").factory());

    private volatile Journal journal;
    private volatile long last = System.nanoTime();

    /** The first journal that the commit before the last one needs. */
    private long oldest;

    Checkpoints(MVStore store, Path directory, GroupCommit commits, StoreSettings settings) throws IOException {
        this.store = store;
        this.directory = directory;
        this.commits = commits;
        this.settings = settings;
        this.space = new DiskSpace(directory, 0);
        oldest = Recovery.firstJournal(store);
        long used = Journal.numbers(directory).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(oldest - 1);
        journal = Journal.create(directory, Math.max(oldest, used) + 1, settings.forced());
        commit();
        finish();
        var _ = housekeeping.scheduleWithFixedDelay(
                this::lookWhetherDue, LOOK_INTERVAL.toMillis(), LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Called by one thread at a time, see {@link GroupCommit}. */
    void append(byte[] block) throws IOException {
        journal.append(block);
    }

    private void lookWhetherDue() {
        try {
            boolean old =
                    System.nanoTime() - last >= settings.checkpointInterval().toNanos();
            if (isMuch(1) || old && (journal.length() > 0 || store.hasUnsavedChanges())) {
                checkpoint();
            }
        } catch (RuntimeException | IOException e) {
            log.warn("cannot write a checkpoint of {}; the changes are safe in the journal", directory, e);
        }
    }

    private boolean isMuch(int times) {
        return store.getUnsavedMemory() >= times * CHANGED_BYTES || journal.length() >= times * JOURNAL_BYTES;
    }

    /** Keeps writers from changing more than the heap holds: whoever comes too fast writes the checkpoint himself. */
    void slowDown() {
        try {
            if (isMuch(4)) {
                checkpoint();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkpoint() throws IOException {
        lock.lock();
        try {
            // Twice, because the file grows by what is written before it shrinks by what is freed.
            if (space.hasRoomFor(2L * store.getUnsavedMemory())) {
                commits.alone(this::begin);
                finish();
                store.compact(FILL_RATE_PERCENT, COMPACTION_BYTES);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is being changed and the journal holds all that was. */
    private void begin() {
        try {
            Journal before = journal;
            journal = Journal.create(directory, before.number() + 1, settings.forced());
            before.close();
            commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void commit() {
        Recovery.setFirstJournal(store, journal.number());
        if (store.tryCommit() < 0) {
            store.commit(); // a map was just being opened; this one waits for it, and for the disk
        }
    }

    /** Waits until the commit is on the disk; only then older journals may go. */
    private void finish() throws IOException {
        store.executeFilestoreOperation(() -> {});
        store.sync();
        for (long number : Journal.numbers(directory)) {
            if (number < oldest) {
                Journal.delete(directory, number);
            }
        }
        oldest = journal.number();
        last = System.nanoTime();
    }

    void alone(Runnable change) {
        lock.lock();
        try {
            commits.alone(change);
        } finally {
            lock.unlock();
        }
    }

    /** While the lock is held the file stays as it is, and the journals only grow: block by block. */
    void copyTo(Path target) {
        lock.lock();
        try {
            Files.createDirectories(target);
            for (long number : Journal.numbers(target)) {
                Journal.delete(target, number);
            }
            Files.copy(
                    directory.resolve(StoreFile.NAME),
                    target.resolve(StoreFile.NAME),
                    StandardCopyOption.REPLACE_EXISTING);
            commits.alone(() -> copyJournals(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void copyJournals(Path target) {
        try {
            for (long number : Journal.numbers(directory)) {
                Files.copy(Journal.file(directory, number), Journal.file(target, number));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        housekeeping.close();
        lock.lock();
        try {
            if (!store.isClosed()) {
                commits.alone(this::begin);
                finish();
                store.close();
            }
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
