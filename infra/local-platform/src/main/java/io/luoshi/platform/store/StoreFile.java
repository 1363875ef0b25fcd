package io.luoshi.platform.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/** How the file of a {@link Storage} is opened. */
final class StoreFile {

    static final String NAME = "store.mv";

    /** Of the maps and their names, keys and values. A file of another one is not touched. */
    static final int FORMAT = 2;

    private static final int PAGE_BYTES = 4096;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long MIN_CACHE_MEBIBYTES = 16;
    private static final long MAX_CACHE_MEBIBYTES = 256;

    /** Of the heap. Pages that are not in it are read again from the file, mostly from the memory of the operating system. */
    private static final int CACHE_SHARE = 4;

    private StoreFile() {}

    /** Opens the file so that nothing is committed but by {@link MVStore#tryCommit()}; that one writes in the background. */
    static MVStore open(Path file, boolean readOnly) {
        MVStore store = null;
        try {
            MVStore.Builder builder = new MVStore.Builder()
                    .fileName(PatientFile.nameOf(file))
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .pageSplitSize(PAGE_BYTES)
                    .compress()
                    .cacheSize(cacheMebibytes());
            store = (readOnly ? builder.readOnly() : builder).open();
            requireFormat(store, file);
        } catch (MVStoreException e) {
            throw new IllegalStateException(explain(file, e), e);
        }
        // Freed space is used again at once: whoever reads announces the version he reads, see Storage.
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        if (!readOnly) {
            store.setAutoCommitDelay(
                    Integer.MAX_VALUE); // starts the threads that write; none of them commits by itself
        }
        return store;
    }

    private static int cacheMebibytes() {
        long share = Runtime.getRuntime().maxMemory() / CACHE_SHARE / MEBIBYTE;
        return (int) Math.clamp(share, MIN_CACHE_MEBIBYTES, MAX_CACHE_MEBIBYTES);
    }

    private static void requireFormat(MVStore store, Path file) {
        boolean fresh = store.getMapNames().isEmpty() && store.getStoreVersion() == 0;
        if (fresh) {
            store.setStoreVersion(FORMAT);
        } else if (store.getStoreVersion() != FORMAT) {
            int found = store.getStoreVersion();
            store.closeImmediately();
            throw new IllegalStateException(
                    "the store %s has data format %d, and this version of Luoshi reads and writes format %d. It was not changed"
                            .formatted(file, Math.max(1, found), FORMAT));
        }
    }

    private static String explain(Path file, MVStoreException e) {
        return e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                ? "another process uses the store " + file
                : "the store %s cannot be read (%s). infra/bin/store check says more, infra/bin/store restore puts a backup in its place"
                        .formatted(file, firstLine(e.getMessage()));
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    static MVMap<byte[], byte[]> openMap(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(NAME));
    }
}
