package io.luoshi.platform.store;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes whose unsigned order is the order of what they were made from, see {@link KeyWriter}. */
record Key(byte[] bytes) implements Comparable<Key> {

    /** A document's key in its collection, made from its {@code _id}. */
    static Key ofId(@Nullable Object id) {
        return new KeyWriter().value(id, true).toKey();
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
