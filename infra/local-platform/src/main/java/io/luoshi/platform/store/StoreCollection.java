package io.luoshi.platform.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import io.luoshi.platform.store.Search.Match;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection in an ordered map: key of the {@code _id} to document. Whatever is handed out is a copy, so nobody changes
 * what another one is sending. Used under its own lock, as all of the library's synchronized collections.
 */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Key> {

    private final StoreMap documents;
    private final IdIndex ids;
    private final OpenCursors cursors;

    StoreCollection(
            MongoDatabase database, String name, CollectionOptions options, StoreMap documents, OpenCursors cursors) {
        super(database, name, options, cursors.registry());
        this.cursors = cursors;
        this.documents = documents;
        this.ids = new IdIndex(options.getIdField(), documents);
    }

    IdIndex ids() {
        return ids;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        if (batchSize <= 0) {
            return new QueryResult(() -> documents(query, orderBy, skip, limit, projection));
        }
        Iterator<Match> matches =
                search(query, orderBy, skip, Math.abs(limit)).matches().iterator();
        return firstBatch(matches, query, batchSize, projection);
    }

    /** The lock is held until the search has begun; what changes later does not disturb it. */
    private synchronized Iterator<Document> documents(
            Document query, @Nullable Document orderBy, int skip, int limit, @Nullable Document projection) {
        return search(query, orderBy, skip, Math.abs(limit))
                .matches()
                .map(match -> project(match.document(), projection))
                .iterator();
    }

    /** The rest is remembered by key, and read when it is asked for. */
    private QueryResult firstBatch(
            Iterator<Match> matches, Document query, int batchSize, @Nullable Document projection) {
        List<Document> batch = new ArrayList<>();
        while (matches.hasNext() && batch.size() < batchSize) {
            batch.add(project(matches.next().document(), projection));
        }
        if (!matches.hasNext()) {
            return new QueryResult(batch);
        }
        List<Key> rest = new ArrayList<>();
        matches.forEachRemaining(match -> rest.add(match.key()));
        StoreCursor cursor = new StoreCursor(cursorRegistry.generateCursorId(), this, rest, query, projection);
        cursors.add(cursor);
        return new QueryResult(batch, cursor);
    }

    Search search(Document query, @Nullable Document orderBy, long skip, long limit) {
        Queries.require(query);
        Plan plan = plan(query, orderBy, limit == 0 ? 0 : skip + limit);
        return new Search(documents, plan, query, orderBy, skip, limit, this::documentMatchesQuery);
    }

    /** @param wanted how many matches are asked for, with those to skip; 0 means all */
    Plan plan(Document query, @Nullable Document orderBy, long wanted) {
        List<OrderedIndex> indexes =
                Stream.concat(Stream.of(ids), fieldIndexes()).toList();
        return Planner.plan(indexes, query, orderBy, wanted);
    }

    Stream<FieldIndex> fieldIndexes() {
        return getIndexes().stream().filter(FieldIndex.class::isInstance).map(FieldIndex.class::cast);
    }

    Document project(Document document, @Nullable Document projection) {
        return projection == null || projection.isEmpty()
                ? document
                : matchDocumentsFromStream(new Document(), Stream.of(document), 0, 0, 0, null, projection)
                        .collectDocuments()
                        .getFirst();
    }

    /** The document of the key if it is still a match. */
    synchronized @Nullable Document match(Key key, Document query) {
        byte[] found = documents.get(key);
        Document document = found == null ? null : Bson.read(found);
        return document != null && documentMatchesQuery(document, query) ? document : null;
    }

    @Override
    public synchronized int count(@Nullable Document query, int skip, int limit) {
        Document all = query == null ? new Document() : query;
        return Math.toIntExact(search(all, null, skip, Math.max(limit, 0)).count());
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.size());
    }

    /** Only takes it into the list; {@link CollectionIndexes} builds it. */
    @Override
    public synchronized void addIndex(Index<Key> index) {
        if (getIndexes().stream().noneMatch(present -> present.getName().equals(index.getName()))) {
            getIndexes().add(index);
        }
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        String idField = getIdField();
        Key key = Key.ofId(idField == null ? UUID.randomUUID() : document.get(idField));
        documents.put(key, Bson.write(document));
        return key;
    }

    @Override
    protected void handleUpdate(Key position, Document oldDocument, Document newDocument) {
        documents.put(position, Bson.write(newDocument));
    }

    @Override
    protected void removeDocument(Key position) {
        if (!documents.remove(position)) {
            throw new NoSuchElementException("No document with key " + position);
        }
    }

    @Override
    protected @Nullable Document getDocument(Key position) {
        byte[] found = documents.get(position);
        return found == null ? null : Bson.read(found);
    }

    Iterable<DocumentWithPosition<Key>> all() {
        return () -> streamAllDocumentsWithPosition().iterator();
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        Iterable<StoreMap.Entry> all = () -> documents.entries(KeyRange.ALL, false, 0);
        return StreamSupport.stream(all.spliterator(), false)
                .map(entry -> new DocumentWithPosition<>(Bson.read(entry.value()), entry.key()));
    }

    /** Not called: every query goes through {@link #queryDocuments}. */
    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("the size is counted when it is asked for");
    }

    /** Bytes of all documents, read one by one: for {@code collStats} and the like only. */
    @Override
    protected int getDataSize() {
        Iterable<StoreMap.Entry> all = () -> documents.entries(KeyRange.ALL, false, 0);
        long bytes = StreamSupport.stream(all.spliterator(), false)
                .mapToLong(entry -> entry.value().length)
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
}
