package io.luoshi.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The files of a store that nobody has open: {@code store.mv} and the journals after it. */
public final class StoreFiles {

    private StoreFiles() {}

    /** Copies them into the directory, which is created if it is missing. What is there of another store is replaced. */
    public static void copy(Path source, Path target) {
        try {
            Files.createDirectories(target);
            for (long number : Journal.numbers(target)) {
                Journal.delete(target, number);
            }
            for (long number : Journal.numbers(source)) {
                Files.copy(Journal.file(source, number), Journal.file(target, number));
            }
            Files.copy(
                    source.resolve(StoreFile.NAME),
                    target.resolve(StoreFile.NAME),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the store from " + source + " to " + target, e);
        }
    }

    static void deleteAll(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try {
            for (long number : Journal.numbers(directory)) {
                Journal.delete(directory, number);
            }
            Files.deleteIfExists(directory.resolve(StoreFile.NAME));
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
