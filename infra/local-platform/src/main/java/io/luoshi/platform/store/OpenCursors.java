package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Long answers that are being read. One that nobody goes on reading is forgotten: its client may have died. */
final class OpenCursors {

    /** As with MongoDB. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final CursorRegistry registry;
    private final Set<StoreCursor> cursors = ConcurrentHashMap.newKeySet();

    OpenCursors(CursorRegistry registry) {
        this.registry = registry;
    }

    CursorRegistry registry() {
        return registry;
    }

    void add(StoreCursor cursor) {
        cursors.add(cursor);
        registry.add(cursor);
    }

    void forgetUnused() {
        for (StoreCursor cursor : cursors) {
            if (cursor.isEmpty() || cursor.unused().compareTo(PATIENCE) > 0) {
                registry.remove(cursor);
                cursors.remove(cursor);
            }
        }
    }
}
