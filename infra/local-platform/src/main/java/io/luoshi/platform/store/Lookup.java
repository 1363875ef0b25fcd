package io.luoshi.platform.store;

import io.luoshi.platform.store.FieldCondition.Bound;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where in an index the matches of a query lie: the values or bounds of its leading fields that the query gives.
 *
 * @param ranges apart from each other and in the index's order
 * @param equalities how many leading fields have one value in all of them
 * @param isNarrow whether that is less than the whole index
 * @param isExact whether every entry in the ranges is one of a match, and each match has one entry there
 */
record Lookup(List<KeyRange> ranges, int equalities, boolean isNarrow, boolean isExact) {

    /** An index is not worth looking into at more places. */
    private static final int MAX_RANGES = 10_000;

    private static final Key NOTHING = new Key(new byte[0]);

    /** @param arrays whether documents may have several keys; then two bounds can be met by different elements */
    static Lookup of(IndexedFields fields, Conditions conditions, boolean arrays) {
        List<Key> prefixes = List.of(NOTHING);
        Set<String> used = new HashSet<>();
        int equalities = 0;
        for (int i = 0; i < fields.size(); i++) {
            FieldCondition condition = conditions.on(fields.name(i));
            if (condition.values().isEmpty()
                    || (long) prefixes.size() * condition.values().size() > MAX_RANGES) {
                return bounded(prefixes, condition, fields, i, arrays, conditions, used, equalities);
            }
            prefixes = IndexedFields.append(prefixes, condition.values(), fields.isAscending(i));
            equalities += condition.isEquality() && equalities == i ? 1 : 0;
            used.add(fields.name(i));
        }
        return new Lookup(starting(prefixes), equalities, fields.size() > 0, !arrays && conditions.areOnlyOn(used));
    }

    private static Lookup bounded(
            List<Key> prefixes,
            FieldCondition condition,
            IndexedFields fields,
            int field,
            boolean arrays,
            Conditions conditions,
            Set<String> used,
            int equalities) {
        Bound low = condition.low();
        Bound high = arrays && low != null ? null : condition.high();
        if (low == null && high == null) {
            return new Lookup(starting(prefixes), equalities, field > 0, !arrays && conditions.areOnlyOn(used));
        }
        used.add(fields.name(field));
        boolean ascending = fields.isAscending(field);
        List<KeyRange> ranges = prefixes.stream()
                .distinct()
                .map(prefix -> KeyRange.between(prefix, low, high, ascending))
                .sorted()
                .toList();
        return new Lookup(ranges, equalities, true, !arrays && conditions.areOnlyOn(used));
    }

    private static List<KeyRange> starting(List<Key> prefixes) {
        return prefixes.stream().distinct().map(KeyRange::startingWith).sorted().toList();
    }
}
