package io.luoshi.platform;

import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** How the file behind a {@link DocumentStore} is opened and kept small. */
final class StoreFile {

    /** Below this share of live data the file is compacted while it is in use. */
    private static final int FILL_RATE_PERCENT = 60;

    /** Writers wait while a piece of this size is moved. */
    private static final int COMPACTION_BYTES = 1024 * 1024;

    /** Every commit writes each changed page anew, so small pages keep the file small and commits fast. */
    private static final int PAGE_BYTES = 4096;

    private StoreFile() {}

    /** Opens the file so that nothing but {@link GroupCommit} commits: a commit in the middle of a write would tear it. */
    static MVStore open(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toAbsolutePath().toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES)
                .compress()
                .cacheSize(16)
                .open();
        // Freed space is used again at once: readers announce the version they read, see StoreBackend.
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        return store;
    }

    static void compactSome(MVStore store) {
        store.compact(FILL_RATE_PERCENT, COMPACTION_BYTES);
    }
}
