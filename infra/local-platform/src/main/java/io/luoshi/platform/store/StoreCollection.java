package io.luoshi.platform.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
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

    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final int INDEX_KEY_SPECS_CONFLICT = 86;

    /** How many documents are indexed before the changes are let go to the file. */
    private static final int RELIEF_INTERVAL = 1_000;

    private final StoreMap documents;
    private final IdIndex ids;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            StoreMap documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
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
            return new QueryResult(() -> search(query, orderBy, skip, Math.abs(limit))
                    .matches()
                    .map(match -> project(match.document(), projection))
                    .iterator());
        }
        Iterator<Match> matches =
                search(query, orderBy, skip, Math.abs(limit)).matches().iterator();
        return firstBatch(matches, query, batchSize, projection);
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
        cursorRegistry.add(cursor);
        return new QueryResult(batch, cursor);
    }

    Search search(Document query, @Nullable Document orderBy, long skip, long limit) {
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

    /** Builds the index of all documents, or finds it as it was kept. Nothing else is changed meanwhile. */
    synchronized void build(FieldIndex index, Runnable relief) {
        try {
            stream().forEach(document -> index.checkAdd(document.getDocument(), this));
            long[] done = {0};
            stream().forEach(document -> {
                index.checkAdd(document.getDocument(), this);
                index.add(document.getDocument(), document.getPosition(), this);
                if (++done[0] % RELIEF_INTERVAL == 0) {
                    relief.run();
                }
            });
        } catch (MongoServerError e) {
            throw new IndexBuildFailedException(e, this);
        }
    }

    /** Where the entries of the index are not those of the documents, in words. */
    List<String> differences(FieldIndex index) {
        List<String> differences = new ArrayList<>();
        long[] expected = {0};
        stream().forEach(found -> {
            expected[0] += index.countOf(found.getDocument());
            if (!index.holds(found.getDocument())) {
                differences.add("%s: the index %s misses the document %s"
                        .formatted(
                                getFullName(),
                                index.getName(),
                                found.getDocument().get(getIdField())));
            }
        });
        if (expected[0] != index.getCount()) {
            differences.add("%s: the index %s has %d entries instead of %d"
                    .formatted(getFullName(), index.getName(), index.getCount(), expected[0]));
        }
        return differences;
    }

    /** @return whether there is the same index already */
    boolean hasIndex(IndexDefinition wanted) {
        for (IndexDefinition present :
                fieldIndexes().map(FieldIndex::definition).toList()) {
            boolean sameName = present.name().equals(wanted.name());
            if (sameName && present.hasSameKey(wanted) && present.hasSameOptions(wanted)) {
                return true;
            } else if (sameName) {
                throw new MongoServerError(
                        INDEX_KEY_SPECS_CONFLICT,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index, but other keys or options: "
                                + wanted.name());
            } else if (present.hasSameKey(wanted)) {
                throw new MongoServerError(
                        INDEX_OPTIONS_CONFLICT,
                        "IndexOptionsConflict",
                        "Index already exists with a different name: " + present.name());
            }
        }
        return false;
    }

    /** Only takes it into the list; see {@link #build}. */
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

    private Stream<DocumentWithPosition<Key>> stream() {
        return streamAllDocumentsWithPosition();
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
