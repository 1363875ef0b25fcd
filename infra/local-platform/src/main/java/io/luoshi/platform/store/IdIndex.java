package io.luoshi.platform.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order in which the documents themselves lie: by their {@code _id}. There is nothing beside them to keep. */
final class IdIndex extends OrderedIndex {

    static final String NAME = "_id_";

    private final @Nullable String idField;

    /** @param idField the field whose value is the key of a document; none if keys mean nothing */
    IdIndex(@Nullable String idField, StoreMap documents) {
        super(NAME, idField == null ? List.of() : List.of(new IndexKey(idField, true)), false, documents);
        this.idField = idField;
    }

    private Key keyOf(Document document) {
        return new KeyWriter().value(document.get(idField), true).toKey();
    }

    @Override
    boolean hasArrays() {
        return false; // an _id cannot be one
    }

    @Override
    boolean holdsAll(Conditions conditions) {
        return true;
    }

    @Override
    Key documentOf(StoreMap.Entry entry) {
        return entry.key();
    }

    @Override
    public @Nullable Key getPosition(Document document) {
        Key key = keyOf(document);
        return entries().contains(key) ? key : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (getPosition(document) != null) {
            List<@Nullable Object> id = new ArrayList<>(Collections.singletonList(document.get(idField)));
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(id));
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        // The collection has put it where it belongs.
    }

    @Override
    public @Nullable Key remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        // An _id never changes.
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
        // An _id never changes.
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void drop() {
        // It goes with the documents.
    }
}
