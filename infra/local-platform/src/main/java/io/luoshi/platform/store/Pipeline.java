package io.luoshi.platform.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation whose first stages are a query: {@code $match}, {@code $sort}, {@code $skip} and {@code $limit}, each at
 * most once and in this order, are answered from an index like any other. The library does the rest; alone it would look
 * at the whole collection.
 */
final class Pipeline {

    private static final Set<Class<?>> CONSTANTS = Set.of(Integer.class, Long.class, Double.class, Boolean.class);

    private final Document command;
    private final List<Document> rest;
    private final Document query;
    private final @Nullable Document orderBy;
    private final long skip;
    private final long limit;

    Pipeline(Document command) {
        this.command = command;
        rest = new ArrayList<>(Aggregation.parse(command.get("pipeline")));
        query = Objects.requireNonNullElse((Document) take("$match"), new Document());
        orderBy = (Document) take("$sort");
        skip = number(take("$skip"));
        limit = number(take("$limit"));
    }

    private @Nullable Object take(String stage) {
        boolean isNext = !rest.isEmpty() && rest.getFirst().keySet().equals(Set.of(stage));
        Object argument = isNext ? rest.getFirst().get(stage) : null;
        boolean usable = !stage.equals("$limit") || argument instanceof Number number && number.longValue() > 0;
        return argument != null && usable ? rest.removeFirst().get(stage) : null;
    }

    private static long number(@Nullable Object argument) {
        return argument == null ? 0 : ((Number) argument).longValue();
    }

    Document query() {
        return query;
    }

    @Nullable
    Document orderBy() {
        return orderBy;
    }

    long skip() {
        return skip;
    }

    long limit() {
        return limit;
    }

    Document run(StoreCollection collection, MongoDatabase database, DatabaseResolver databases, Oplog oplog) {
        Aggregation aggregation = Aggregation.fromPipeline(rest, databases, database, collection, oplog);
        aggregation.validate(command);
        List<Document> result = isCount() ? count(collection) : aggregation.runStages(matches(collection));
        Document cursor =
                new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", result);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    /** The lock is held until the search has begun; what changes later does not disturb it. */
    private Stream<Document> matches(StoreCollection collection) {
        synchronized (collection) {
            return collection.search(query, orderBy, skip, limit).matches().map(Search.Match::document);
        }
    }

    /** How clients count: {@code {$group: {_id: 1, n: {$sum: 1}}}}. */
    private boolean isCount() {
        return rest.size() == 1
                && rest.getFirst().get("$group") instanceof Document group
                && group.size() == 2
                && (group.get("_id") == null
                        || CONSTANTS.contains(
                                Objects.requireNonNull(group.get("_id")).getClass()))
                && new Document("$sum", 1).equals(group.get(counter(group)));
    }

    private static String counter(Document group) {
        return group.keySet().stream()
                .filter(name -> !name.equals("_id"))
                .findFirst()
                .orElse("_id");
    }

    private List<Document> count(StoreCollection collection) {
        Document group = (Document) Objects.requireNonNull(rest.getFirst().get("$group"));
        long count;
        synchronized (collection) {
            count = collection.search(query, orderBy, skip, limit).count();
        }
        return count == 0
                ? List.of()
                : List.of(new Document("_id", group.get("_id")).append(counter(group), Math.toIntExact(count)));
    }
}
