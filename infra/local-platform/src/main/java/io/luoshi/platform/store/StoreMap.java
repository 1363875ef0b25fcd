package io.luoshi.platform.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** An ordered map of the {@link Storage}. What is changed in it is noted for the journal; changes must not overlap. */
final class StoreMap {

    /** @param key of the map, not of a document */
    record Entry(Key key, byte[] value) {}

    private final String name;
    private final MVMap<byte[], byte[]> map;
    private final Changes changes;

    StoreMap(String name, MVMap<byte[], byte[]> map, Changes changes) {
        this.name = name;
        this.map = map;
        this.changes = changes;
    }

    byte @Nullable [] get(Key key) {
        return map.get(key.bytes());
    }

    boolean contains(Key key) {
        return map.containsKey(key.bytes());
    }

    void put(Key key, byte[] value) {
        map.put(key.bytes(), value);
        changes.put(name, key.bytes(), value);
    }

    boolean remove(Key key) {
        boolean removed = map.remove(key.bytes()) != null;
        if (removed) {
            changes.remove(name, key.bytes());
        }
        return removed;
    }

    long size() {
        return map.sizeAsLong();
    }

    /** How many entries the range has; counted without looking at them. */
    long size(KeyRange range) {
        return rank(range.to()) - rank(range.from());
    }

    private long rank(Key key) {
        long index = map.getKeyIndex(key.bytes());
        return index < 0 ? -index - 1 : index;
    }

    /** As they are at the time of the call, whatever is changed later. The first ones can be skipped at no cost. */
    Iterator<Entry> entries(KeyRange range, boolean backwards, long skip) {
        long first = backwards ? rank(range.to()) - 1 - skip : rank(range.from()) + skip;
        long count = size(range) - skip;
        if (count <= 0) {
            return Collections.emptyIterator();
        }
        Cursor<byte[], byte[]> cursor = map.cursor(map.getKey(first), null, backwards);
        return Stream.generate(() -> {
                    byte[] key = cursor.next();
                    return new Entry(new Key(key), cursor.getValue());
                })
                .limit(count)
                .iterator();
    }

    void clear() {
        map.clear();
        changes.drop(name);
    }
}
