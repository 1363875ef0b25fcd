package io.luoshi.platform.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
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
        return Math.max(0, rank(range.to()) - rank(range.from())); // bounds may be the wrong way round
    }

    private long rank(Key key) {
        long index = map.getKeyIndex(key.bytes());
        return index < 0 ? -index - 1 : index;
    }

    /** As they are at the time of the call, whatever is changed later. The first ones can be skipped at no cost. */
    Iterator<Entry> entries(KeyRange range, boolean backwards, long skip) {
        byte[] start = backwards ? range.to().bytes() : range.from().bytes();
        if (skip > 0) {
            start = map.getKey(backwards ? rank(range.to()) - 1 - skip : rank(range.from()) + skip);
        }
        return start == null
                ? Collections.emptyIterator()
                : new Entries(range, backwards, map.cursor(start, null, backwards));
    }

    /** Reads on from the first key that the cursor gives, to the end of the range. */
    private static final class Entries implements Iterator<Entry> {

        private final KeyRange range;
        private final boolean backwards;
        private final Cursor<byte[], byte[]> cursor;
        private @Nullable Entry next;

        Entries(KeyRange range, boolean backwards, Cursor<byte[], byte[]> cursor) {
            this.range = range;
            this.backwards = backwards;
            this.cursor = cursor;
            advance();
        }

        private void advance() {
            next = null;
            while (next == null && cursor.hasNext()) {
                Key key = new Key(cursor.next());
                boolean notYet = backwards && key.compareTo(range.to()) >= 0;
                boolean over = backwards ? key.compareTo(range.from()) < 0 : key.compareTo(range.to()) >= 0;
                if (over) {
                    return;
                } else if (!notYet) {
                    next = new Entry(key, cursor.getValue());
                }
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Entry next() {
            Entry current = next;
            if (current == null) {
                throw new NoSuchElementException();
            }
            advance();
            return current;
        }
    }

    void clear() {
        map.clear();
        changes.drop(name);
    }
}
