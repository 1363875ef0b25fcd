package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a long answer. It holds keys and not documents: those that have gone or changed so that they do not match
 * any more when their turn comes are left out, as with MongoDB.
 */
final class StoreCursor extends AbstractCursor {

    /** Where the client leaves it to us. */
    static final int USUAL_BATCH = 1_000;

    private final StoreCollection collection;
    private final List<Key> keys;
    private final Document query;
    private final @Nullable Document projection;
    private int taken;
    private long usedAt = System.nanoTime();

    StoreCursor(long id, StoreCollection collection, List<Key> keys, Document query, @Nullable Document projection) {
        super(id);
        this.collection = collection;
        this.keys = keys;
        this.query = query;
        this.projection = projection;
    }

    synchronized Duration unused() {
        return Duration.ofNanos(System.nanoTime() - usedAt);
    }

    @Override
    public synchronized boolean isEmpty() {
        return taken == keys.size();
    }

    @Override
    public synchronized List<Document> takeDocuments(int wanted) {
        usedAt = System.nanoTime();
        int batch = wanted == 0 ? USUAL_BATCH : wanted;
        List<Document> documents = new ArrayList<>();
        while (documents.size() < batch && !isEmpty()) {
            Document match = collection.match(keys.get(taken++), query);
            if (match != null) {
                documents.add(collection.project(match, projection));
            }
        }
        return documents;
    }
}
