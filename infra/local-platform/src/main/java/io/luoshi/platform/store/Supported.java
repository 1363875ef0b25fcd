package io.luoshi.platform.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clients may ask for. The library leaves out of account whatever it does not know; here a command is refused, with
 * MongoDB's code for it, unless every part of it is done. The table for users is {@code docs/store-support.md}.
 */
final class Supported {

    private static final int COMMAND_NOT_SUPPORTED = 115;

    /** Of any command. */
    private static final Set<String> GENERAL = Set.of(
            "$db",
            "$readPreference",
            "$clusterTime",
            "lsid",
            "comment",
            "maxTimeMS",
            "readConcern",
            "writeConcern",
            "apiVersion",
            "apiStrict",
            "apiDeprecationErrors");

    private static final Map<String, Set<String>> FIELDS = Map.ofEntries(
            Map.entry(
                    "find",
                    Set.of(
                            "filter",
                            "sort",
                            "projection",
                            "skip",
                            "limit",
                            "batchSize",
                            "singleBatch",
                            "allowDiskUse",
                            "noCursorTimeout",
                            "allowPartialResults")),
            Map.entry("insert", Set.of("documents", "ordered", "bypassDocumentValidation")),
            Map.entry("update", Set.of("updates", "ordered", "bypassDocumentValidation")),
            Map.entry("delete", Set.of("deletes", "ordered")),
            Map.entry(
                    "findandmodify",
                    Set.of(
                            "query",
                            "sort",
                            "remove",
                            "update",
                            "new",
                            "fields",
                            "upsert",
                            "arrayFilters",
                            "bypassDocumentValidation")),
            Map.entry("count", Set.of("query", "skip", "limit")),
            Map.entry("distinct", Set.of("key", "query")),
            Map.entry("aggregate", Set.of("pipeline", "cursor", "allowDiskUse", "bypassDocumentValidation")),
            Map.entry("create", Set.of()),
            Map.entry("createindexes", Set.of("indexes", "commitQuorum")),
            Map.entry("dropindexes", Set.of("index")));

    private static final Set<String> UPDATE = Set.of("q", "u", "multi", "upsert", "arrayFilters");
    private static final Set<String> DELETE = Set.of("q", "limit");

    private static final Set<String> READ_CONCERNS = Set.of("local", "available", "majority");

    private static final Set<String> REFUSED_STAGES = Set.of("$out", "$changeStream");

    private Supported() {}

    /** @throws MongoServerError if a part of the command would be left out of account */
    static void require(Document command) {
        String name = command.keySet().iterator().next();
        Set<String> fields = FIELDS.get(name.toLowerCase(Locale.ROOT));
        if (fields != null) {
            requireFields(name, command, fields, name);
        }
        requireStatements(command, "updates", UPDATE);
        requireStatements(command, "deletes", DELETE);
        requireNoPipeline(command.get("update") instanceof String ? null : command.get("update"));
        stages(command).forEach(stage -> requireSupported(stage.keySet()));
        if (command.get("readConcern") instanceof Document concern
                && concern.get("level") instanceof String level
                && !READ_CONCERNS.contains(level)) {
            throw refusal("read concern '" + level + "'");
        }
        if (name.equalsIgnoreCase("renameCollection")) {
            throw refusal("renaming of collections");
        }
    }

    private static void requireFields(String where, Document part, Set<String> fields, String first) {
        part.forEach((field, value) -> {
            boolean known = field.equals(first) || fields.contains(field) || GENERAL.contains(field);
            if (!known && !isWithoutEffect(field, value)) {
                throw refusal("'" + field + "' of '" + where + "'");
            }
        });
    }

    /** What a client sends to say that it does not want it. */
    private static boolean isWithoutEffect(String field, @Nullable Object value) {
        return value == null
                || value.equals(false)
                || value instanceof Document document && document.isEmpty()
                || field.equals("collation") && new Document("locale", "simple").equals(value);
    }

    private static void requireStatements(Document command, String field, Set<String> fields) {
        if (command.get(field) instanceof Collection<?> statements) {
            for (Object statement : statements) {
                requireFields(field, (Document) statement, fields, "q");
                requireNoPipeline(((Document) statement).get("u"));
            }
        }
    }

    private static void requireNoPipeline(@Nullable Object update) {
        if (update instanceof Collection<?>) {
            throw refusal("an update by an aggregation pipeline");
        }
    }

    private static void requireSupported(Set<String> stage) {
        if (stage.stream().anyMatch(REFUSED_STAGES::contains)) {
            throw refusal("the stage " + stage.iterator().next());
        }
    }

    static boolean isModifying(Document command) {
        return stages(command).stream().anyMatch(stage -> stage.containsKey("$merge") || stage.containsKey("$out"));
    }

    private static Collection<Document> stages(Document command) {
        return command.get("pipeline") instanceof Collection<?> stages
                ? stages.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList()
                : Set.of();
    }

    private static MongoServerError refusal(String what) {
        return new MongoServerError(
                COMMAND_NOT_SUPPORTED,
                "CommandNotSupported",
                what + " is not supported by the embedded store; see docs/store-support.md");
    }
}
