package io.luoshi.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.luoshi.platform.DocumentStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;

/** The law: an index changes how long an answer takes, never the answer. */
class IndexLawTest {

    private static DocumentStore store;
    private static MongoClient client;

    /** @param limit 0 means none */
    record Query(Document filter, Document sort, int skip, int limit) {}

    record IndexToMake(Document key, boolean sparse, Document filter) {}

    record Change(int id, Document replacement, Document update, Document filter) {}

    @BeforeContainer
    static void open() {
        store = DocumentStore.inMemory();
        client = MongoClients.create(store.uri());
    }

    @AfterContainer
    static void close() {
        client.close();
        store.close();
    }

    @Property(tries = 400)
    void indexedAnswersAreThoseOfTheScan(
            @ForAll("documents") List<Document> documents,
            @ForAll("indexes") List<IndexToMake> indexes,
            @ForAll("changes") List<Change> changes,
            @ForAll("queries") List<Query> queries) {
        MongoCollection<Document> plain = fresh("plain");
        MongoCollection<Document> indexed = fresh("indexed");
        int half = documents.size() / 2;
        insert(plain, documents, 0, documents.size());
        insert(indexed, documents, 0, half);
        indexes.forEach(index -> create(indexed, index));
        insert(indexed, documents, half, documents.size());
        for (Change change : changes) {
            assertThat(apply(indexed, change)).isEqualTo(apply(plain, change));
        }

        for (Query query : queries) {
            assertSame(query, find(indexed, query), find(plain, query));
            assertThat(indexed.countDocuments(query.filter())).isEqualTo(plain.countDocuments(query.filter()));
            assertThat(distinct(indexed, query)).isEqualTo(distinct(plain, query));
        }
    }

    /** Where the sort leaves the order open, MongoDB does too. */
    private static void assertSame(Query query, List<Document> found, List<Document> expected) {
        if (query.limit() == 0 && query.skip() == 0) {
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(found).hasSameSizeAs(expected);
        assertThat(sortValues(found, query.sort())).isEqualTo(sortValues(expected, query.sort()));
    }

    /** A missing field sorts like null, and equal numbers of different types are equal. */
    private static List<Object> sortValues(List<Document> documents, Document sort) {
        List<Object> values = new ArrayList<>();
        for (Document document : documents) {
            for (Map.Entry<String, Object> part : sort.entrySet()) {
                Object value = document.get(part.getKey());
                Object extreme = value instanceof List<?> list && !list.isEmpty() ? "array" : value;
                values.add(extreme instanceof Number number ? number.doubleValue() : extreme);
            }
        }
        return values;
    }

    private static long apply(MongoCollection<Document> collection, Change change) {
        Document id = new Document("_id", change.id());
        return switch (change.id() % 4) {
            case 0 ->
                collection.replaceOne(id, new Document(change.replacement())).getModifiedCount();
            case 1 -> collection.updateMany(change.filter(), change.update()).getMatchedCount();
            case 2 -> collection.deleteOne(id).getDeletedCount();
            default ->
                collection
                        .deleteMany(new Document("$and", List.of(change.filter(), id)))
                        .getDeletedCount();
        };
    }

    private static void insert(MongoCollection<Document> target, List<Document> documents, int from, int to) {
        for (int i = from; i < to; i++) {
            target.insertOne(new Document(documents.get(i)).append("_id", i));
        }
    }

    private static void create(MongoCollection<Document> collection, IndexToMake index) {
        IndexOptions options = new IndexOptions();
        if (index.filter() != null) {
            options.partialFilterExpression(index.filter());
        } else if (index.sparse()) {
            options.sparse(true);
        }
        if (collection.listIndexes().into(new ArrayList<>()).stream()
                .noneMatch(present -> present.get("key").equals(index.key()))) {
            collection.createIndex(index.key(), options.name(index.key().toJson() + options.isSparse()));
        }
    }

    private static List<Document> find(MongoCollection<Document> collection, Query query) {
        FindIterable<Document> found = collection
                .find(query.filter())
                .sort(query.sort())
                .skip(query.skip())
                .limit(query.limit());
        return found.batchSize(3).into(new ArrayList<>());
    }

    private static Set<Object> distinct(MongoCollection<Document> collection, Query query) {
        Document answer = client.getDatabase("law")
                .runCommand(new Document("distinct", collection.getNamespace().getCollectionName())
                        .append("key", "b")
                        .append("query", query.filter()));
        Set<Object> values = new HashSet<>();
        answer.getList("values", Object.class)
                .forEach(value -> values.add(value instanceof Number number ? number.doubleValue() : value));
        return values;
    }

    private static MongoCollection<Document> fresh(String name) {
        MongoCollection<Document> collection = client.getDatabase("law").getCollection(name);
        collection.drop();
        return collection;
    }

    @Provide
    Arbitrary<List<Document>> documents() {
        return document().list().ofMinSize(2).ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<IndexToMake>> indexes() {
        Arbitrary<Document> key = Combinators.combine(
                        Arbitraries.shuffle("a", "b", "c", "list.x"),
                        Arbitraries.of(1, -1).list().ofSize(4),
                        Arbitraries.integers().between(1, 3))
                .as((fields, directions, count) -> {
                    Document document = new Document();
                    for (int i = 0; i < count; i++) {
                        document.append(fields.get(i), directions.get(i));
                    }
                    return onlyOneArray(document);
                });
        Arbitrary<Document> filter = Arbitraries.of(
                        new Document("a", 1),
                        new Document("b", new Document("$exists", true)),
                        new Document("c", new Document("$gte", 1)))
                .injectNull(0.6);
        return Combinators.combine(key, Arbitraries.of(true, false), filter)
                .as(IndexToMake::new)
                .list()
                .ofMaxSize(4);
    }

    /** Two arrays in one index are refused by MongoDB, and by us. */
    private static Document onlyOneArray(Document key) {
        if (key.containsKey("b")) {
            key.remove("list.x");
        }
        return key;
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Document> update = Combinators.combine(Arbitraries.of("a", "c"), values())
                .as((field, value) -> new Document("$set", new Document(field, value)));
        return Combinators.combine(Arbitraries.integers().between(0, 15), document(), update, filter())
                .as(Change::new)
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<Document> document() {
        Arbitrary<Document> elements = values().map(x -> new Document("x", x));
        Arbitrary<List<Document>> list = elements.list().ofMaxSize(3);
        return Combinators.combine(values().injectNull(0.2), values().list().ofMaxSize(2), values(), list)
                .as((a, b, c, array) -> {
                    Document document = new Document("a", a);
                    if (!b.isEmpty()) {
                        document.append("b", b.size() == 1 ? b.getFirst() : b);
                    }
                    if (!Boolean.TRUE.equals(c)) {
                        document.append("c", c);
                    }
                    return array.size() == 3 ? document : document.append("list", array);
                });
    }

    private static Arbitrary<Object> values() {
        return Arbitraries.of(0, 1, 2L, 2.0, -3, 1.5, "x", "y", "督", true);
    }

    @Provide
    Arbitrary<List<Query>> queries() {
        Arbitrary<Document> sort = Combinators.combine(
                        Arbitraries.shuffle("a", "b", "c", "_id"),
                        Arbitraries.of(1, -1).list().ofSize(4),
                        Arbitraries.integers().between(0, 3))
                .as((fields, directions, count) -> {
                    Document document = new Document();
                    for (int i = 0; i < count; i++) {
                        document.append(fields.get(i), directions.get(i));
                    }
                    return document;
                });
        return Combinators.combine(filter(), sort, Arbitraries.integers().between(0, 3), Arbitraries.of(0, 0, 1, 4))
                .as(Query::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<Document> filter() {
        Arbitrary<Object> range = Combinators.combine(Arbitraries.of("$lt", "$lte", "$gt", "$gte"), values())
                .as(Document::new);
        Arbitrary<Object> between = Combinators.combine(
                        values(), values(), Arbitraries.of("$gte", "$gt"), Arbitraries.of("$lte", "$lt"))
                .as((low, high, above, below) -> new Document(above, low).append(below, high));
        Arbitrary<Object> in = values().list().ofMaxSize(3).map(some -> new Document("$in", some));
        Arbitrary<Object> exists = Arbitraries.of(true, false).map(is -> new Document("$exists", is));
        Arbitrary<Object> not = values().map(value -> new Document("$ne", value));
        Arbitrary<Object> condition =
                Arbitraries.oneOf(values(), values().injectNull(0.3), range, between, in, exists, not);
        Arbitrary<Document> single = Combinators.combine(Arbitraries.of("a", "b", "c", "list.x", "list.0.x"), condition)
                .as(Document::new);
        return single.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(parts -> Arbitraries.of(
                        new Document("$and", parts), new Document("$or", parts), merged(parts), new Document()));
    }

    private static Document merged(List<Document> parts) {
        Document all = new Document();
        parts.forEach(all::putAll);
        return all;
    }
}
