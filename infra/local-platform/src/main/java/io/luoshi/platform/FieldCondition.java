package io.luoshi.platform;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an index can use of the condition on one field: the values it may have, or bounds, or nothing. Only values whose
 * order and equality leave no doubt are used; null, arrays, documents and regular expressions are not.
 */
record FieldCondition(
        List<Object> values, @Nullable Object low, @Nullable Object high) {

    private static final FieldCondition NONE = new FieldCondition(List.of(), null, null);

    static FieldCondition of(@Nullable Object condition) {
        if (isPlain(condition)) {
            return new FieldCondition(List.of(condition), null, null);
        } else if (!(condition instanceof Document operators)) {
            return NONE;
        } else if (operators.get("$in") instanceof Collection<?> some
                && some.stream().allMatch(FieldCondition::isPlain)) {
            return new FieldCondition(List.copyOf(some), null, null);
        } else {
            return new FieldCondition(
                    List.of(), firstPlain(operators, "$gte", "$gt"), firstPlain(operators, "$lte", "$lt"));
        }
    }

    boolean isBounded() {
        return low != null || high != null;
    }

    private static @Nullable Object firstPlain(Document operators, String... names) {
        for (String name : names) {
            if (isPlain(operators.get(name))) {
                return operators.get(name);
            }
        }
        return null;
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof ObjectId
                || value instanceof UUID;
    }
}
