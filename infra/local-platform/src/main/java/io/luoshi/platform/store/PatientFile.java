package io.luoshi.platform.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's file on a disk that others use too: a page that finds no room is written when there is some again. The library
 * would give the whole store up after one failed write. Only whoever writes a checkpoint waits; what it writes is in the
 * journal and is read from memory meanwhile.
 */
final class PatientFile extends FileBase {

    private static final Logger log = LoggerFactory.getLogger(PatientFile.class);

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

    /** With as much free a failed write is not for want of room. */
    private static final long ROOM_BYTES = 16L * 1024 * 1024;

    /** A write that fails as often although there is room has met a broken disk. */
    private static final int MAX_FAILURES_WITH_ROOM = 3;

    static {
        FilePath.register(new Paths());
    }

    private final FileChannel file;
    private final FileStore disk;

    private PatientFile(FileChannel file, FileStore disk) {
        this.file = file;
        this.disk = disk;
    }

    /** The name under which the library opens the file in this way. */
    static String nameOf(Path file) {
        return Paths.SCHEME + ":" + file.toAbsolutePath();
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int failuresWithRoom = 0;
        while (true) {
            try {
                return file.write(source, position);
            } catch (IOException e) {
                failuresWithRoom += hasRoom() ? 1 : 0;
                if (failuresWithRoom == MAX_FAILURES_WITH_ROOM) {
                    throw e;
                }
                awaitRoom(e);
            }
        }
    }

    private void awaitRoom(IOException failure) throws IOException {
        if (!hasRoom()) {
            log.warn("a checkpoint waits for room on {}: {}", disk, failure.getMessage());
        }
        do {
            LockSupport.parkNanos(LOOK_INTERVAL.toNanos());
            if (Thread.interrupted()) {
                throw (IOException) new InterruptedIOException(failure.getMessage()).initCause(failure);
            }
        } while (!hasRoom());
    }

    private boolean hasRoom() throws IOException {
        return disk.getUsableSpace() >= ROOM_BYTES;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = write(source, position());
        position(position() + written);
        return written;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        file.force(metadata);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    /** Names of such files. Public for the library, which makes each one by reflection. */
    public static final class Paths extends FilePathWrapper {

        private static final String SCHEME = "patient";

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            FileChannel file = super.open(mode);
            return new PatientFile(file, Files.getFileStore(Path.of(getBase().toString())));
        }
    }
}
