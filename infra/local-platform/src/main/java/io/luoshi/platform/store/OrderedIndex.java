package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Documents of a collection by some of their fields, in an ordered map. Used under the lock of the collection. */
abstract sealed class OrderedIndex extends Index<Key> permits IdIndex, FieldIndex {

    private final IndexedFields fields;
    private final StoreMap entries;

    OrderedIndex(String name, List<IndexKey> keys, boolean sparse, StoreMap entries) {
        super(name, keys, sparse);
        this.fields = new IndexedFields(keys);
        this.entries = entries;
    }

    IndexedFields fields() {
        return fields;
    }

    StoreMap entries() {
        return entries;
    }

    /** Whether a document has ever had an array in an indexed field, and so may have several keys. */
    abstract boolean hasArrays();

    /** Whether every match of the conditions is in the index. */
    abstract boolean holdsAll(Conditions conditions);

    /** The document of an entry. */
    abstract Key documentOf(StoreMap.Entry entry);

    Lookup lookup(Conditions conditions) {
        return Lookup.of(fields, conditions, hasArrays());
    }

    long size(List<KeyRange> ranges) {
        return ranges.stream().mapToLong(entries::size).sum();
    }

    /** Documents by key of the index, as it is now; one with several keys may come several times. */
    Stream<Key> documents(List<KeyRange> ranges, boolean backwards, long skip) {
        List<Iterator<StoreMap.Entry>> pieces = new ArrayList<>();
        long toSkip = skip;
        for (KeyRange range : backwards ? ranges.reversed() : ranges) {
            long skipped = toSkip == 0 ? 0 : Math.min(toSkip, entries.size(range));
            pieces.add(entries.entries(range, backwards, skipped));
            toSkip -= skipped;
        }
        return pieces.stream()
                .flatMap(piece ->
                        StreamSupport.stream(Spliterators.spliteratorUnknownSize(piece, Spliterator.ORDERED), false))
                .map(this::documentOf);
    }

    /** Not asked: queries are planned by {@link Planner}. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("queries are planned by the collection");
    }

    @Override
    public @Nullable Key getPosition(Document document) {
        return null;
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
