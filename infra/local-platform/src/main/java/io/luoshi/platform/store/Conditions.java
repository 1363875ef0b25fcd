package io.luoshi.platform.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions on single fields that every match of a query must meet: its own and those inside {@code $and}. Where a
 * field has several, one of them is taken. Enough to narrow a search; the collection checks the whole query anyway.
 */
final class Conditions {

    private final Map<String, FieldCondition> byField = new HashMap<>();

    /** Whether the conditions are all that the query says. */
    private boolean complete = true;

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.collect(query);
        return conditions;
    }

    private void collect(Document query) {
        for (Map.Entry<String, @Nullable Object> part : query.entrySet()) {
            if (part.getKey().equals("$and") && part.getValue() instanceof Collection<?> branches) {
                branches.forEach(branch -> collect((Document) branch));
            } else if (part.getKey().startsWith("$")) {
                complete &= part.getKey().equals("$comment");
            } else {
                FieldCondition condition = FieldCondition.of(part.getKey(), part.getValue());
                complete &= byField.putIfAbsent(part.getKey(), condition) == null && condition.isExact();
            }
        }
    }

    FieldCondition on(String field) {
        return byField.getOrDefault(field, FieldCondition.NONE);
    }

    /** Whether conditions on these fields, if they are met, make a match. */
    boolean areOnlyOn(Set<String> fields) {
        return complete && fields.containsAll(byField.keySet());
    }
}
