package io.luoshi.platform.store;

import java.util.List;

/**
 * How a query is answered.
 *
 * @param ranges of the index that are looked at
 * @param isNarrow whether they are less than all of it
 * @param isExact whether each entry there is one match, so that documents need not be checked
 * @param isOrdered whether they come in the order that was asked for
 * @param entries how many there are
 */
record Plan(
        OrderedIndex index,
        List<KeyRange> ranges,
        boolean isNarrow,
        boolean isExact,
        boolean isOrdered,
        boolean isBackwards,
        long entries) {

    boolean isScan() {
        return index instanceof IdIndex && !isNarrow;
    }
}
