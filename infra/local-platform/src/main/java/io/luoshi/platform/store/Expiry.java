package io.luoshi.platform.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Deletes documents whose time is over by an index with {@code expireAfterSeconds}. A date that is missing is never over. */
final class Expiry {

    private final Storage storage;
    private final Supplier<Stream<StoreDatabase>> databases;
    private final Clock clock;

    Expiry(Storage storage, Supplier<Stream<StoreDatabase>> databases, Clock clock) {
        this.storage = storage;
        this.databases = databases;
        this.clock = clock;
    }

    void run() {
        databases.get().flatMap(StoreDatabase::collections).forEach(this::run);
    }

    private void run(StoreCollection collection) {
        List<IndexDefinition> definitions;
        synchronized (collection) {
            definitions = collection.fieldIndexes().map(FieldIndex::definition).toList();
        }
        for (IndexDefinition definition : definitions) {
            if (definition.expiry() != null) {
                deleteOver(collection, definition, Objects.requireNonNull(definition.expiry()));
            }
        }
    }

    /** A partial index expires only what is in it. */
    private void deleteOver(StoreCollection collection, IndexDefinition definition, Duration expiry) {
        Instant end = clock.instant().minus(expiry);
        Document over = new Document(definition.keys().getFirst().getKey(), new Document("$lt", end));
        Document query = definition.filter() == null ? over : new Document("$and", List.of(over, definition.filter()));
        if (storage.read(() -> collection.handleQuery(query, 0, 1).iterator().hasNext())) {
            storage.change(() -> collection.deleteDocuments(query, 0));
        }
    }
}
