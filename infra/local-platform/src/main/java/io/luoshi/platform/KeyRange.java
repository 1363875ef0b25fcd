package io.luoshi.platform;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.MaxKey;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an index: all keys that begin with the same values and whose next value lies between two bounds.
 *
 * @param from included
 * @param to included; ends in a value that is greater than any
 */
record KeyRange(List<Object> from, List<Object> to) {

    /** The bounds are included; none means open. It may hold more than was asked for, never less. */
    static KeyRange of(List<Object> prefix, @Nullable Object low, @Nullable Object high) {
        List<Object> to = new ArrayList<>(prefix);
        if (high != null) {
            to.add(high);
        }
        to.add(MaxKey.getInstance());
        List<Object> from = new ArrayList<>(prefix);
        if (low != null) {
            from.add(low);
        }
        return new KeyRange(from, to);
    }

    <V> NavigableMap<KeyValue, V> in(NavigableMap<KeyValue, V> index) {
        return from.isEmpty()
                ? index.headMap(new KeyValue(to), true)
                : index.subMap(new KeyValue(from), true, new KeyValue(to), true);
    }
}
