package io.luoshi.platform;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;

/**
 * The conditions on single fields that every match of a query must meet: its own and those inside {@code $and}. Where a
 * field has several, one of them is taken. Enough to narrow a search; the collection checks the whole query anyway.
 */
final class Conditions {

    private Conditions() {}

    static Document of(Document query) {
        Document conditions = new Document();
        collect(query, conditions);
        return conditions;
    }

    private static void collect(Document query, Document conditions) {
        for (Map.Entry<String, Object> part : query.entrySet()) {
            if (part.getKey().equals("$and") && part.getValue() instanceof Collection<?> branches) {
                branches.forEach(branch -> collect((Document) branch, conditions));
            } else if (!part.getKey().startsWith("$")) {
                conditions.putIfAbsent(part.getKey(), plain(part.getValue()));
            }
        }
    }

    /** {@code {$eq: x}} means x. */
    private static Object plain(Object condition) {
        return condition instanceof Document operators && operators.size() == 1 && operators.containsKey("$eq")
                ? operators.get("$eq")
                : condition;
    }
}
