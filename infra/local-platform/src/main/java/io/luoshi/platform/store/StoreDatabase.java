package io.luoshi.platform.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One database: its collections and indexes, each in an ordered map of its own, and the commands that concern them. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    private static final String DOCUMENTS = "documents.";
    private static final String INDEX = "index.";

    /** Names of indexes that have seen an array, see {@link FieldIndex}. */
    private static final String MARKS = "arrays";

    private final Storage storage;
    private final OpenCursors cursors;

    StoreDatabase(String name, Storage storage, OpenCursors cursors) {
        this.storage = storage;
        this.cursors = cursors;
        super(name, cursors.registry());
        initializeNamespacesAndIndexes();
    }

    /** Names of the databases in the storage. */
    static Stream<String> names(Set<String> maps) {
        return maps.stream()
                .filter(map -> map.startsWith(DOCUMENTS))
                .map(map -> map.substring(DOCUMENTS.length(), map.indexOf('.', DOCUMENTS.length())))
                .distinct();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> super.handleCommand(channel, command, withBatchSize(query), databases, oplog);
            case "insert" -> Writes.inserted(query, super.handleCommand(channel, command, query, databases, oplog));
            case "update" ->
                Writes.update(query, single -> super.handleCommand(channel, command, single, databases, oplog));
            case "aggregate" -> {
                StoreCollection collection = find(query.get(command));
                yield collection == null
                        ? super.handleCommand(channel, command, query, databases, oplog)
                        : new Pipeline(query).run(collection, this, databases, oplog);
            }
            case "dropindexes" -> dropIndexes(String.valueOf(query.get(command)), query.get("index"));
            case "explain" -> explain((Document) Objects.requireNonNull(query.get(command)));
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    /** As with MongoDB, a long answer comes in several batches; the library would send it in one piece. */
    private static Document withBatchSize(Document query) {
        Document changed = new Document(query);
        changed.putIfAbsent("batchSize", StoreCursor.USUAL_BATCH);
        return changed;
    }

    private Document explain(Document command) {
        Explanation explanation = new Explanation(command);
        return explanation.of(find(command.get(explanation.command())), databaseName);
    }

    private @Nullable StoreCollection find(@Nullable Object name) {
        return (StoreCollection) resolveCollection(String.valueOf(name), false);
    }

    Stream<StoreCollection> collections() {
        return StoreDatabase.names(storage.mapNames())
                .filter(databaseName::equals)
                .flatMap(_ -> storage.mapNames().stream())
                .filter(map -> map.startsWith(DOCUMENTS + databaseName + "."))
                .flatMap(map -> Stream.ofNullable(find(map.substring((DOCUMENTS + databaseName + ".").length()))));
    }

    @Override
    protected synchronized void addIndex(Document description) {
        Document key = (Document) Objects.requireNonNullElse(description.get("key"), new Document());
        if (isPrimaryKeyIndex(key)) {
            super.addIndex(description);
        } else {
            createIndex(description);
        }
    }

    private void createIndex(Document description) {
        IndexDefinition definition = IndexDefinition.of(description);
        String collectionName = nameIn(String.valueOf(description.get("ns")));
        StoreCollection collection = (StoreCollection) resolveOrCreateCollection(collectionName);
        CollectionIndexes indexesOfCollection = new CollectionIndexes(collection);
        if (indexesOfCollection.contain(definition)) {
            return;
        }
        String map = mapOf(collectionName, definition.name());
        storage.map(map).clear(); // of what a build left behind that was killed
        FieldIndex index = open(collectionName, definition);
        try {
            indexesOfCollection.build(index, storage::relieve);
        } catch (MongoServerError e) {
            index.drop();
            storage.drop(map);
            throw e;
        }
        description.putIfAbsent("v", 2);
        getOrCreateIndexesCollection().addDocument(description);
        collection.addIndex(index);
    }

    private FieldIndex open(String collection, IndexDefinition definition) {
        String map = mapOf(collection, definition.name());
        return new FieldIndex(definition, storage.map(map), storage.map(MARKS), map);
    }

    private String nameIn(String namespace) {
        return namespace.substring(databaseName.length() + 1);
    }

    private String mapOf(String collection, String index) {
        return INDEX + getFullCollectionNamespace(collection) + "." + index;
    }

    private String mapOf(String collection) {
        return DOCUMENTS + getFullCollectionNamespace(collection);
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, storage.map(mapOf(name)), cursors);
    }

    /** Called for the index on {@code _id}, and when a database is opened. */
    @Override
    protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return name.equals(IdIndex.NAME)
                ? Objects.requireNonNull(find(collection)).ids()
                : openOrCreateSecondaryIndex(collection, name, keys, sparse);
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return descriptions(collection)
                .filter(description -> name.equals(description.get("name")))
                .findFirst()
                .map(description -> open(collection, IndexDefinition.of(description)))
                .orElseThrow();
    }

    private Stream<Document> descriptions(String collection) {
        Document ofCollection = new Document("ns", getFullCollectionNamespace(collection));
        return StreamSupport.stream(
                getOrCreateIndexesCollection().handleQuery(ofCollection).spliterator(), false);
    }

    /** The library would drop those of the same name in other collections too. */
    private Document dropIndexes(String collectionName, @Nullable Object which) {
        StoreCollection collection = find(collectionName);
        List<Document> dropped = collection == null ? List.of() : chosen(collectionName, which);
        for (Document description : dropped) {
            dropIndex(Objects.requireNonNull(collection), String.valueOf(description.get("name")));
            getOrCreateIndexesCollection().deleteDocuments(description, -1);
        }
        return new Document("nIndexesWas", dropped.size()).append("ok", 1.0);
    }

    private List<Document> chosen(String collection, @Nullable Object which) {
        List<Document> all = descriptions(collection)
                .filter(description -> !IdIndex.NAME.equals(description.get("name")))
                .toList();
        if ("*".equals(which)) {
            return all;
        }
        Collection<?> names = which instanceof Collection<?> several ? several : List.of(Objects.requireNonNull(which));
        List<Document> chosen = new ArrayList<>();
        for (Object name : names) {
            chosen.add(all.stream()
                    .filter(index -> name.equals(index.get("name")) || name.equals(index.get("key")))
                    .findFirst()
                    .orElseThrow(() -> new IndexNotFoundException("index not found with name [" + name + "]")));
        }
        return chosen;
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String name) {
        super.dropIndex(collection, name);
        if (!name.equals(IdIndex.NAME)) {
            storage.drop(mapOf(collection.getCollectionName(), name));
        }
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        storage.drop(mapOf(name));
    }

    @Override
    public void moveCollection(MongoDatabase source, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(115, "CommandNotSupported", "renaming of collections is not supported");
    }

    @Override
    protected long getStorageSize() {
        return storage.fileBytes();
    }

    @Override
    protected long getFileSize() {
        return storage.fileBytes();
    }
}
