package io.luoshi.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a whole store offline: every document, and whether every index has the entries of the documents and no others. It
 * works on a copy, so the files are not touched, and with the journals, so it sees what a start would see.
 *
 * @param lines what was found, one line for each collection
 * @param problems what is wrong; nothing, if all is well
 */
public record StoreCheck(List<String> lines, List<String> problems) {

    public static StoreCheck of(Path directory) {
        if (!StoreFile.isIn(directory)) {
            return new StoreCheck(List.of(), List.of("there is no store in " + directory));
        }
        Path copy = null;
        try {
            copy = Files.createTempDirectory("store-check");
            StoreFiles.copy(directory, copy);
            StoreSettings calm = StoreSettings.defaults()
                    .withReserveBytes(0)
                    .withExpiry(Duration.ofDays(1), StoreSettings.defaults().clock());
            Storage storage = Storage.open(copy, calm);
            StoreBackend backend = new StoreBackend(storage, calm);
            try {
                return storage.read(new Walk(backend)::run);
            } finally {
                backend.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            return new StoreCheck(List.of(), List.of(String.valueOf(e.getMessage())));
        } finally {
            StoreFiles.deleteAll(copy);
        }
    }

    private static final class Walk {

        private final StoreBackend backend;
        private final List<String> lines = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        Walk(StoreBackend backend) {
            this.backend = backend;
        }

        StoreCheck run() {
            backend.databases()
                    .flatMap(StoreDatabase::collections)
                    .sorted(Comparator.comparing(StoreCollection::getFullName))
                    .forEach(this::look);
            return new StoreCheck(lines, problems);
        }

        private void look(StoreCollection collection) {
            try {
                List<String> names = new ArrayList<>();
                collection.fieldIndexes().forEach(index -> {
                    names.add(index.getName());
                    problems.addAll(new CollectionIndexes(collection).differences(index));
                });
                lines.add("%s: %d documents, %.1f MB, indexes %s"
                        .formatted(
                                collection.getFullName(), collection.count(), collection.getDataSize() / 1e6, names));
            } catch (RuntimeException e) {
                problems.add(collection.getFullName() + " cannot be read: " + e.getMessage());
            }
        }
    }
}
