package io.luoshi.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the store from filling the disk: writes are refused, before they change anything, while less than the reserve is
 * free. Reads go on, and writes when there is room again.
 */
final class DiskSpace {

    /** How old the answer of the operating system may be. */
    private static final long VALID_NANOS = 50_000_000;

    private static final long MEBIBYTE = 1024 * 1024;

    private final Path directory;
    private final FileStore disk;
    private final long reserveBytes;
    private volatile long freeBytes = Long.MAX_VALUE;
    private volatile long askedAt = System.nanoTime() - VALID_NANOS;

    DiskSpace(Path directory, long reserveBytes) throws IOException {
        this.directory = directory;
        this.disk = Files.getFileStore(directory);
        this.reserveBytes = reserveBytes;
    }

    /** @throws UnavailableException while the disk is as good as full */
    void requireReserve() {
        if (System.nanoTime() - askedAt >= VALID_NANOS) {
            freeBytes = free();
            askedAt = System.nanoTime();
        }
        if (freeBytes < reserveBytes) {
            throw new UnavailableException("The disk is full: %d MiB are free on %s, the store writes from %d MiB on"
                    .formatted(freeBytes / MEBIBYTE, directory, reserveBytes / MEBIBYTE));
        }
    }

    boolean hasRoomFor(long bytes) {
        return free() > bytes;
    }

    private long free() {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
