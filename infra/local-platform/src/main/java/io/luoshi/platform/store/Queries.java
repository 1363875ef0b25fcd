package io.luoshi.platform.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Operators that queries may have. The library complains about another one only when it meets a document that it has to
 * check; a query that finds its answer in an index, or an empty collection, would have gone through.
 */
final class Queries {

    private static final Set<String> BRANCHES = Set.of("$and", "$or", "$nor");
    private static final Set<String> WHOLE = Set.of("$expr", "$comment");
    private static final Set<String> OPERATORS = Set.of(
            "$in",
            "$nin",
            "$not",
            "$ne",
            "$eq",
            "$exists",
            "$gte",
            "$gt",
            "$lte",
            "$lt",
            "$mod",
            "$size",
            "$all",
            "$elemMatch",
            "$type",
            "$regex",
            "$options",
            "$and",
            "$or",
            "$nor",
            "$ref",
            "$id",
            "$db");

    private Queries() {}

    /** @throws BadValueException if there is another one */
    static void require(Document query) {
        query.forEach((name, value) -> {
            if (BRANCHES.contains(name)) {
                requireBranches(name, value);
            } else if (!name.startsWith("$")) {
                requireOperators(value);
            } else if (!WHOLE.contains(name)) {
                throw new BadValueException("unknown top level operator: " + name);
            }
        });
    }

    private static void requireBranches(String name, @Nullable Object value) {
        if (!(value instanceof Collection<?> branches) || branches.isEmpty()) {
            throw new BadValueException(name + " must be a nonempty array");
        }
        for (Object branch : branches) {
            if (!(branch instanceof Document part)) {
                throw new BadValueException(name + " elements must be objects");
            }
            require(part);
        }
    }

    private static void requireOperators(@Nullable Object condition) {
        if (condition instanceof Document operators) {
            operators.forEach((name, value) -> {
                if (name.startsWith("$") && !OPERATORS.contains(name)) {
                    throw new BadValueException("unknown operator: " + name);
                } else if (name.equals("$not")) {
                    requireOperators(value);
                }
            });
        }
    }
}
