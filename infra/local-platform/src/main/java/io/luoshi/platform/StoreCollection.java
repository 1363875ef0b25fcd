package io.luoshi.platform;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;

/**
 * A collection whose stored documents are never changed in place. The library hands out and changes the stored objects
 * themselves, while another thread may be sending or committing them; here a query gives copies, and an update stores
 * the changed copy.
 */
final class StoreCollection extends H2Collection {

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> sizes,
            CursorRegistry cursors) {
        super(database, name, options, documents, sizes, cursors);
    }

    /** Of the indexes that know where to look, the one that leaves the least to look at. */
    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        return getIndexes().stream()
                .filter(index -> index.canHandle(query))
                .map(index -> toList(index.getPositions(query)))
                .min(Comparator.comparingInt(List::size))
                .map(found -> matchDocuments(query, found, orderBy, skip, limit, batchSize, projection))
                .orElseGet(() -> matchDocuments(query, orderBy, skip, limit, batchSize, projection));
    }

    private static List<Object> toList(Iterable<Object> positions) {
        return StreamSupport.stream(positions.spliterator(), false).toList();
    }

    @Override
    protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
        return super.createQueryResult(
                matched.stream().map(Document::cloneDeeply).toList(), batchSize);
    }

    /** Builds the index under the collection's lock: a document that is added meanwhile would be missing in it. */
    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
    }

    /** Only {@code collStats} would show the size, and keeping it up to date costs a page with each commit. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    /** Counts under the collection's lock, as every other query does. */
    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }
}
