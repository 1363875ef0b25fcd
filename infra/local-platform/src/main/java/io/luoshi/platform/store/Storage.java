package io.luoshi.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Ordered maps of bytes that survive the process. What is changed is appended to a journal before it is answered and
 * reaches the store's file later, many changes at once, at a checkpoint (see {@link Checkpoints}). Opening reads the file
 * and does once more what the journals after it say.
 */
final class Storage implements AutoCloseable {

    private final MVStore store;
    private final Changes changes = new Changes();
    private final GroupCommit commits = new GroupCommit(changes, this::append);
    private final Map<String, StoreMap> maps = new ConcurrentHashMap<>();
    private final @Nullable DiskSpace space;
    private final @Nullable Checkpoints checkpoints;

    private Storage(MVStore store, @Nullable Path directory, StoreSettings settings) throws IOException {
        this.store = store;
        this.space = directory == null ? null : new DiskSpace(directory, settings.reserveBytes());
        this.checkpoints = directory == null ? null : new Checkpoints(store, directory, commits, settings);
        // Only maps that are open can be compacted.
        store.getMapNames().stream().filter(name -> !Recovery.isState(name)).forEach(this::map);
    }

    /** Forgets everything when it is closed. */
    static Storage inMemory() {
        try {
            return new Storage(MVStore.open(null), null, StoreSettings.defaults());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException with a text for users, if the files are in use, of another format or broken */
    static Storage open(Path directory, StoreSettings settings) {
        MVStore store = null;
        try {
            Files.createDirectories(directory);
            store = StoreFile.open(directory.resolve(StoreFile.NAME), false);
            Recovery.apply(directory, store);
            return new Storage(store, directory, settings);
        } catch (IOException | RuntimeException e) {
            if (store != null) {
                store.closeImmediately();
            }
            throw e instanceof IllegalStateException explained
                    ? explained
                    : new IllegalStateException("cannot use " + directory + ": " + e.getMessage(), e);
        }
    }

    private void append(byte[] block) throws IOException {
        if (checkpoints != null) {
            checkpoints.append(block);
        }
    }

    /** The map of the name, made if there is none. */
    StoreMap map(String name) {
        return maps.computeIfAbsent(name, _ -> new StoreMap(name, StoreFile.openMap(store, name), changes));
    }

    void drop(String name) {
        maps.remove(name);
        store.removeMap(name);
        changes.drop(name);
    }

    Set<String> mapNames() {
        return Set.copyOf(maps.keySet());
    }

    /** Runs a command that may change something; returns when what it did and saw is durable. */
    <T> T change(Supplier<T> command) {
        if (space != null) {
            space.requireReserve();
        }
        T result = commits.durably(() -> read(command));
        if (checkpoints != null) {
            checkpoints.slowDown();
        }
        return result;
    }

    /** Runs a command that changes nothing; returns when what it saw is durable. */
    <T> T readDurable(Supplier<T> command) {
        return commits.durably(() -> read(command));
    }

    /** Runs a command that changes nothing. What it reads is not overwritten while it runs. */
    <T> T read(Supplier<T> command) {
        MVStore.TxCounter version = store.registerVersionUsage();
        try {
            return command.get();
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /** Runs a big change while no other runs; it may call {@link #relieve()} to keep its changes out of the heap. */
    <T> T changeAlone(Supplier<T> command) {
        if (space != null) {
            space.requireReserve();
        }
        List<T> result = new ArrayList<>();
        if (checkpoints == null) {
            commits.alone(() -> result.add(read(command)));
        } else {
            checkpoints.alone(() -> result.add(read(command)));
        }
        return result.getFirst();
    }

    /** Only inside {@link #changeAlone}: what has been changed so far goes to the file if it is much. */
    void relieve() {
        if (checkpoints != null) {
            checkpoints.slowDown();
        }
    }

    /** Copies the store as it is at one moment into the directory, while it is being used. */
    void backup(Path target) {
        if (checkpoints == null) {
            throw new IllegalStateException("a store in memory cannot be backed up");
        }
        checkpoints.copyTo(target);
    }

    /** Of the store's file, without the journals. */
    long fileBytes() {
        return store.getFileStore() == null ? 0 : store.getFileStore().size();
    }

    @Override
    public void close() {
        if (checkpoints == null) {
            store.close();
        } else {
            checkpoints.close();
        }
    }

    @Override
    public String toString() {
        return "Storage[" + (checkpoints == null ? "in memory" : checkpoints) + "]";
    }
}
