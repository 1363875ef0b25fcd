package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code createIndexes} says of one index.
 *
 * @param filter only documents that match it are in the index; none means all
 * @param expiry how long after the date in its field a document is deleted; none means never
 * @param description as it came
 */
record IndexDefinition(
        String name,
        List<IndexKey> keys,
        boolean unique,
        boolean sparse,
        @Nullable Document filter,
        @Nullable Duration expiry,
        Document description) {

    private static final int CANNOT_CREATE_INDEX = 67;

    private static final String FILTER = "partialFilterExpression";
    private static final String EXPIRY = "expireAfterSeconds";

    /** {@code background} has no effect in MongoDB either; {@code ns} and {@code v} are added by clients and the library. */
    private static final Set<String> OPTIONS =
            Set.of("key", "name", "unique", "sparse", FILTER, EXPIRY, "background", "ns", "v");

    private static final Set<String> FILTER_OPERATORS =
            Set.of("$eq", "$exists", "$gt", "$gte", "$lt", "$lte", "$type", "$in");

    /** @throws MongoServerError if it asks for what would not be done */
    static IndexDefinition of(Document description) {
        for (String option : description.keySet()) {
            require(OPTIONS.contains(option), "the index option '" + option + "' is not supported");
        }
        Document key = (Document) Objects.requireNonNullElse(description.get("key"), new Document());
        require(!key.isEmpty(), "Index keys cannot be empty.");
        Number seconds = (Number) description.get(EXPIRY);
        Document filter = (Document) description.get(FILTER);
        boolean sparse = Utils.isTrue(description.get("sparse"));
        require(filter == null || !sparse, "cannot mix \"" + FILTER + "\" and \"sparse\" options");
        requireUsable(filter);
        require(
                seconds == null || key.size() == 1,
                "TTL indexes are single-field indexes, compound indexes do not support TTL");
        return new IndexDefinition(
                String.valueOf(description.get("name")),
                key.entrySet().stream()
                        .map(part -> indexKey(part.getKey(), part.getValue()))
                        .toList(),
                Utils.isTrue(description.get("unique")),
                sparse,
                filter,
                seconds == null ? null : Duration.ofSeconds(seconds.longValue()),
                description);
    }

    private static IndexKey indexKey(String field, @Nullable Object direction) {
        require(!field.contains("$**"), "wildcard indexes are not supported: " + field);
        if (direction instanceof Number number && number.doubleValue() != 0) {
            return new IndexKey(field, number.doubleValue() > 0);
        }
        throw error("indexes of the type '" + direction + "' are not supported: " + field);
    }

    private static void requireUsable(@Nullable Document filter) {
        if (filter == null) {
            return;
        }
        filter.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> branches) {
                branches.forEach(branch -> requireUsable((Document) branch));
            } else {
                require(!field.startsWith("$"), "unsupported expression in partial index: " + field);
                requireUsable(condition);
            }
        });
    }

    private static void requireUsable(@Nullable Object condition) {
        if (condition instanceof Document operators) {
            for (String name : operators.keySet()) {
                boolean absence = name.equals("$exists") && !Utils.isTrue(operators.get(name));
                boolean usable = !name.startsWith("$") || FILTER_OPERATORS.contains(name);
                require(usable && !absence, "unsupported expression in partial index: " + name);
            }
        }
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw error(otherwise);
        }
    }

    private static MongoServerError error(String message) {
        return new MongoServerError(CANNOT_CREATE_INDEX, "CannotCreateIndex", message);
    }

    boolean hasSameKey(IndexDefinition other) {
        return key().equals(other.key())
                && List.copyOf(key().keySet()).equals(List.copyOf(other.key().keySet()))
                && Objects.equals(filter, other.filter);
    }

    boolean hasSameOptions(IndexDefinition other) {
        return unique == other.unique && sparse == other.sparse && Objects.equals(expiry, other.expiry);
    }

    /** Field names and directions in their order. */
    Document key() {
        Document key = new Document();
        keys.forEach(part -> key.put(part.getKey(), part.isAscending() ? 1 : -1));
        return key;
    }
}
