package io.luoshi.platform;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique; the library has none. It lives in memory and is built from the documents when the store
 * is opened. It narrows a query by equality (or {@code $in}) on its first fields and by a range on the next one. Its
 * methods are called under the collection's lock.
 */
final class SecondaryIndex extends Index<Object> {

    private final NavigableMap<KeyValue, Set<Object>> positions = new TreeMap<>(KeyType.INSTANCE);
    private final IndexedFields fields;

    /** Whether a document has ever had several keys. */
    private boolean arrays;

    SecondaryIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        fields = new IndexedFields(keys());
    }

    @Override
    public boolean canHandle(Document query) {
        return !rangesOf(query).isEmpty();
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        Set<Object> found = new LinkedHashSet<>();
        for (KeyRange range : rangesOf(query)) {
            range.in(positions).values().forEach(found::addAll);
        }
        return found;
    }

    private List<KeyRange> rangesOf(Document query) {
        return fields.ranges(Conditions.of(query), arrays);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        Collection<KeyValue> keys = keysOf(document);
        arrays |= keys.size() > 1;
        for (KeyValue key : keys) {
            positions.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(position);
        }
    }

    /** The position of a document is its id: the collections that users make are all kept by it. */
    @Override
    public Object remove(Document document) {
        Object position = Objects.requireNonNull(document.get("_id"));
        remove(document, position);
        return position;
    }

    private void remove(Document document, Object position) {
        for (KeyValue key : keysOf(document)) {
            positions.computeIfPresent(key, (_, others) -> {
                others.remove(position);
                return others.isEmpty() ? null : others;
            });
        }
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Object position, MongoCollection<Object> collection) {
        remove(oldDocument, position);
        add(newDocument, position, collection);
    }

    private Collection<KeyValue> keysOf(Document document) {
        return isSparse() && fields.areMissingIn(document) ? List.of() : fields.keysOf(document);
    }

    /** Left to the unique index on the id, which every collection has. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // Any document may come.
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        // Any document may come.
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        positions.clear();
    }
}
