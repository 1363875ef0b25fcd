package io.luoshi.platform.store;

import io.luoshi.platform.store.FieldCondition.Bound;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an ordered map: all keys between two others.
 *
 * @param from the first one, if it is in the map
 * @param to not in the piece any more
 */
record KeyRange(Key from, Key to) implements Comparable<KeyRange> {

    static final KeyRange ALL = startingWith(new Key(new byte[0]));

    /** All keys that begin with the given one. */
    static KeyRange startingWith(Key start) {
        return new KeyRange(start, after(start));
    }

    /** All keys that go on after the prefix with a value between the bounds, of the same type as these. */
    static KeyRange between(Key prefix, @Nullable Bound low, @Nullable Bound high, boolean ascending) {
        Bound first = ascending ? low : high;
        Bound last = ascending ? high : low;
        Object example =
                low != null ? low.value() : Objects.requireNonNull(high).value();
        Key type = new KeyWriter(prefix).type(example, ascending).toKey();
        Key from = first == null
                ? type
                : first.inclusive() ? at(prefix, first, ascending) : after(at(prefix, first, ascending));
        Key to = last == null
                ? after(type)
                : last.inclusive() ? after(at(prefix, last, ascending)) : at(prefix, last, ascending);
        return new KeyRange(from, to);
    }

    private static Key at(Key prefix, Bound bound, boolean ascending) {
        return new KeyWriter(prefix).value(bound.value(), ascending).toKey();
    }

    private static Key after(Key start) {
        return new KeyWriter(start).end().toKey();
    }

    @Override
    public int compareTo(KeyRange other) {
        return from.compareTo(other.from);
    }
}
