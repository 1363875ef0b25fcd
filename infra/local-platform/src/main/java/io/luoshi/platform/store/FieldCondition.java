package io.luoshi.platform.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an index can use of the condition on one field: the values it may have, or bounds, or nothing. Only values whose
 * order and equality leave no doubt are used; null, arrays, documents and regular expressions are not.
 *
 * @param original as it stands in the query
 * @param isExact whether the condition says no more than that
 */
record FieldCondition(
        @Nullable Object original,
        List<Object> values,
        @Nullable Bound low,
        @Nullable Bound high,
        boolean isExact) {

    static final FieldCondition NONE = new FieldCondition(null, List.of(), null, null, false);

    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");

    /** @param inclusive whether the value itself is allowed */
    record Bound(Object value, boolean inclusive) {}

    static FieldCondition of(String field, @Nullable Object condition) {
        if (condition != null && (isPlain(condition) || field.equals("_id") && isCompoundId(condition))) {
            return new FieldCondition(condition, List.of(condition), null, null, true);
        }
        return condition instanceof Document operators
                ? of(operators)
                : new FieldCondition(condition, List.of(), null, null, false);
    }

    private static FieldCondition of(Document operators) {
        boolean single = operators.size() == 1;
        Object equal = operators.get("$eq");
        if (equal != null && isPlain(equal)) {
            return new FieldCondition(operators, List.of(equal), null, null, single);
        } else if (operators.get("$in") instanceof Collection<?> some
                && some.stream().allMatch(FieldCondition::isPlain)) {
            return new FieldCondition(operators, List.copyOf(some), null, null, single);
        }
        return bounded(operators);
    }

    private static FieldCondition bounded(Document operators) {
        Bound low = bound(operators, "$gte", "$gt");
        Bound high = bound(operators, "$lte", "$lt");
        int used = (low == null ? 0 : 1) + (high == null ? 0 : 1);
        boolean sameType = low == null
                || high == null
                || low.value().getClass() == high.value().getClass();
        boolean exact = BOUNDS.containsAll(operators.keySet()) && used == operators.size() && used > 0 && sameType;
        return new FieldCondition(operators, List.of(), low, high, exact);
    }

    private static @Nullable Bound bound(Document operators, String inclusive, String exclusive) {
        Object included = operators.get(inclusive);
        Object excluded = operators.get(exclusive);
        if (included != null && isPlain(included)) {
            return new Bound(included, true);
        }
        return excluded != null && isPlain(excluded) ? new Bound(excluded, false) : null;
    }

    boolean isEquality() {
        return values.size() == 1;
    }

    /** Whether only documents meet it that have the field, and not as null. */
    boolean impliesPresence() {
        return !values.isEmpty() || low != null || high != null;
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof ObjectId
                || value instanceof UUID;
    }

    private static boolean isCompoundId(@Nullable Object value) {
        return value instanceof Document document
                && !document.isEmpty()
                && document.keySet().stream().noneMatch(name -> name.startsWith("$"));
    }
}
