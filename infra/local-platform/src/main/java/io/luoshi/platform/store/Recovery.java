package io.luoshi.platform.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the maps of an opened file to the state of the last intact block in the journals. */
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** Name of the map, and key in it, that hold the number of the first journal whose changes are not in the file. */
    private static final String STATE = "state";

    private static final String JOURNAL = "journal";

    private Recovery() {}

    /** The number of the first journal whose changes the opened version of the file does not hold. */
    static long firstJournal(MVStore store) {
        return store.hasMap(STATE)
                ? Long.parseLong(store.<String, String>openMap(STATE).getOrDefault(JOURNAL, "0"))
                : 0;
    }

    static void setFirstJournal(MVStore store, long number) {
        store.<String, String>openMap(STATE).put(JOURNAL, Long.toString(number));
    }

    static boolean isState(String map) {
        return map.equals(STATE);
    }

    /**
     * If the last commit of the file was torn, the file is open at the one before; the journal of the time between is
     * kept for that, so nothing is missing. After a torn block nothing follows that could be used.
     */
    static void apply(Path directory, MVStore store) throws IOException {
        long first = firstJournal(store);
        List<Long> numbers = Journal.numbers(directory).stream()
                .filter(number -> number >= first)
                .toList();
        long expected = first;
        for (long number : numbers) {
            if (number != expected) {
                throw new IllegalStateException(
                        "%s is missing, and without it changes would be lost; infra/bin/store restore puts a backup in place"
                                .formatted(Journal.file(directory, expected)));
            }
            expected++;
            Path file = Journal.file(directory, number);
            if (!Journal.read(file, block -> Changes.apply(block, new Maps(store)))) {
                log.warn("{} ends in the middle of a block, as after a power cut; what is before it was used", file);
                return;
            }
        }
    }

    private record Maps(MVStore store) implements Changes.Target {

        @Override
        public void put(String map, byte[] key, byte[] value) {
            StoreFile.openMap(store, map).put(key, value);
        }

        @Override
        public void remove(String map, byte[] key) {
            StoreFile.openMap(store, map).remove(key);
        }

        @Override
        public void drop(String map) {
            store.removeMap(map);
        }
    }
}
