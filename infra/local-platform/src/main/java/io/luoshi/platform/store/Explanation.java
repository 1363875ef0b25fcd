package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers {@code explain}: which index a command would use and how many documents it would look at, in MongoDB's form. */
final class Explanation {

    private static final int COMMAND_NOT_SUPPORTED = 115;

    private final Document command;
    private final Document query;
    private final @Nullable Document orderBy;
    private final long skip;
    private final long limit;

    Explanation(Document command) {
        this.command = command;
        switch (command().toLowerCase(Locale.ROOT)) {
            case "find" -> {
                query = document("filter");
                orderBy = (Document) command.get("sort");
                skip = number("skip");
                limit = Math.abs(number("limit"));
            }
            case "count", "distinct" -> {
                query = document("query");
                orderBy = null;
                skip = number("skip");
                limit = Math.max(0, number("limit"));
            }
            case "findandmodify" -> {
                query = document("query");
                orderBy = (Document) command.get("sort");
                skip = 0;
                limit = 1;
            }
            case "update", "delete" -> {
                Document statement = first(command().equalsIgnoreCase("update") ? "updates" : "deletes");
                query = (Document) Objects.requireNonNullElse(statement.get("q"), new Document());
                orderBy = null;
                skip = 0;
                boolean all = Utils.isTrue(statement.get("multi"))
                        || Integer.valueOf(0).equals(statement.get("limit"));
                limit = all ? 0 : 1;
            }
            case "aggregate" -> {
                Pipeline pipeline = new Pipeline(command);
                query = pipeline.query();
                orderBy = pipeline.orderBy();
                skip = pipeline.skip();
                limit = pipeline.limit();
            }
            default ->
                throw new MongoServerError(
                        COMMAND_NOT_SUPPORTED,
                        "CommandNotSupported",
                        "explain of '" + command() + "' is not supported");
        }
    }

    /** Name of the command that is explained. */
    String command() {
        return command.keySet().iterator().next();
    }

    private Document document(String field) {
        return (Document) Objects.requireNonNullElse(command.get(field), new Document());
    }

    private long number(String field) {
        return command.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private Document first(String field) {
        return (Document) ((Collection<?>) Objects.requireNonNull(command.get(field)))
                .iterator()
                .next();
    }

    Document of(@Nullable StoreCollection collection, String database) {
        Document planner =
                new Document("namespace", database + "." + command.get(command())).append("parsedQuery", query);
        if (collection == null) {
            planner.append("winningPlan", new Document("stage", "EOF"));
            return answer(planner, 0, 0, 0);
        }
        synchronized (collection) {
            Plan plan = collection.plan(query, orderBy, limit == 0 ? 0 : skip + limit);
            planner.append("winningPlan", describe(plan));
            Search search = collection.search(query, orderBy, skip, limit);
            long found = isCount() ? search.count() : search.matches().count();
            return answer(planner, found, search.keysExamined(), search.documentsExamined());
        }
    }

    private boolean isCount() {
        return command().equalsIgnoreCase("count");
    }

    private Document describe(Plan plan) {
        Document access = plan.isScan()
                ? new Document("stage", "COLLSCAN").append("direction", plan.isBackwards() ? "backward" : "forward")
                : new Document("stage", "FETCH")
                        .append(
                                "inputStage",
                                new Document("stage", plan.index() instanceof IdIndex ? "IDHACK" : "IXSCAN")
                                        .append("indexName", plan.index().getName())
                                        .append("keyPattern", keyPattern(plan.index()))
                                        .append("direction", plan.isBackwards() ? "backward" : "forward"));
        return plan.isOrdered() || isCount()
                ? access
                : new Document("stage", "SORT").append("sortPattern", orderBy).append("inputStage", access);
    }

    private static Document keyPattern(OrderedIndex index) {
        Document pattern = new Document();
        index.getKeys().forEach(key -> pattern.put(key.getKey(), key.isAscending() ? 1 : -1));
        return pattern;
    }

    private static Document answer(Document planner, long found, long keys, long documents) {
        Document statistics = new Document("executionSuccess", true)
                .append("nReturned", found)
                .append("totalKeysExamined", keys)
                .append("totalDocsExamined", documents);
        return new Document("queryPlanner", planner)
                .append("executionStats", statistics)
                .append("ok", 1.0);
    }
}
