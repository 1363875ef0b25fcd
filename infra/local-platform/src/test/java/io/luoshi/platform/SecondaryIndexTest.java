package io.luoshi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.backend.IndexKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;

class SecondaryIndexTest {

    private static final de.bwaldvogel.mongo.MongoCollection<Object> UNUSED = null;

    private static DocumentStore store;
    private static MongoClient client;

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

    /** The law: an index changes how long a query takes, never what it finds. */
    @Property(tries = 300)
    void findsWhatASearchWithoutIndexFinds(
            @ForAll("documents") List<Document> documents,
            @ForAll("changes") List<Document> changes,
            @ForAll("queries") Document query) {
        MongoCollection<Document> plain = collection("plain");
        MongoCollection<Document> indexed = collection("indexed");
        indexed.createIndex(Indexes.ascending("a", "b"));
        indexed.createIndex(Indexes.ascending("list.x"), new IndexOptions().sparse(true));
        for (MongoCollection<Document> target : List.of(plain, indexed)) {
            for (int i = 0; i < documents.size(); i++) {
                target.insertOne(new Document(documents.get(i)).append("_id", i));
            }
            for (int i = 0; i < changes.size(); i++) {
                target.replaceOne(new Document("_id", i), new Document(changes.get(i)));
            }
            target.deleteOne(new Document("_id", changes.size()));
        }

        assertThat(find(indexed, query)).containsExactlyInAnyOrderElementsOf(find(plain, query));
    }

    @Provide
    Arbitrary<List<Document>> documents() {
        return document().list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Document>> changes() {
        return document().list().ofMaxSize(4);
    }

    private static Arbitrary<Document> document() {
        Arbitrary<Document> elements = values().map(x -> new Document("x", x));
        Arbitrary<Object> list = elements.list().ofMaxSize(3).map(Object.class::cast);
        return Combinators.combine(values().injectNull(0.2), values().list().ofMaxSize(2), list)
                .as((a, b, c) -> {
                    Document document = new Document("a", a);
                    if (!b.isEmpty()) {
                        document.append("b", b.size() == 1 ? b.getFirst() : b);
                    }
                    return ((List<?>) c).size() == 3 ? document : document.append("list", c);
                });
    }

    private static Arbitrary<Object> values() {
        return Arbitraries.of(0, 1, 2L, 2.0, "x", "y", true);
    }

    @Provide
    Arbitrary<Document> queries() {
        Arbitrary<Object> range = Combinators.combine(Arbitraries.of("$lt", "$lte", "$gt", "$gte"), values())
                .as(Document::new);
        Arbitrary<Object> between = Combinators.combine(values(), values())
                .as((low, high) -> new Document("$gte", low).append("$lte", high));
        Arbitrary<Object> in = values().list().ofMaxSize(3).map(some -> new Document("$in", some));
        Arbitrary<Object> exists = Arbitraries.of(true, false).map(is -> new Document("$exists", is));
        Arbitrary<Object> condition = Arbitraries.oneOf(values(), range, between, in, exists);
        Arbitrary<Document> single = Combinators.combine(Arbitraries.of("a", "b", "list.x", "list.0.x"), condition)
                .as(Document::new);
        return single.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(parts ->
                        Arbitraries.of(new Document("$and", parts), new Document("$or", parts), merged(parts)));
    }

    private static Document merged(List<Document> parts) {
        Document all = new Document();
        parts.forEach(all::putAll);
        return all;
    }

    @Example
    void leavesOnlyMatchesToLookAt() {
        SecondaryIndex index =
                new SecondaryIndex("i", List.of(new IndexKey("unit", true), new IndexKey("dueOn", true)), false);
        for (int i = 0; i < 1_000; i++) {
            index.add(stored("unit", "U-" + i % 100).append("dueOn", i), i, UNUSED);
        }

        assertThat(index.getPositions(stored("unit", "U-7"))).hasSize(10);
        assertThat(index.getPositions(stored("unit", "U-7").append("dueOn", stored("$lt", 200))))
                .containsExactly(7, 107);
        assertThat(index.getPositions(stored("unit", "U-7").append("dueOn", 107).append("state", "OPEN")))
                .containsExactly(107);
        assertThat(index.canHandle(stored("dueOn", 7))).isFalse();
    }

    @Example
    void isBuiltAgainWhenTheStoreIsOpened() throws IOException {
        Path directory = Files.createTempDirectory("store");
        for (String id : List.of("first", "second")) {
            try (DocumentStore file = DocumentStore.open(directory, 0);
                    MongoClient clientOfFile = MongoClients.create(file.uri())) {
                MongoCollection<Document> reports =
                        clientOfFile.getDatabase("p").getCollection("reports");
                reports.createIndex(Indexes.ascending("unit", "dueOn"));
                reports.insertOne(new Document("_id", id).append("unit", "U-7"));
                assertThat(find(reports, new Document("unit", "U-7"))).hasSize(id.equals("first") ? 1 : 2);
            }
        }
    }

    private static de.bwaldvogel.mongo.bson.Document stored(String field, Object value) {
        return new de.bwaldvogel.mongo.bson.Document(field, value);
    }

    private static MongoCollection<Document> collection(String name) {
        MongoCollection<Document> collection = client.getDatabase("law").getCollection(name);
        collection.deleteMany(new Document());
        return collection;
    }

    private static List<Document> find(MongoCollection<Document> collection, Document query) {
        return collection.find(query).into(new ArrayList<>());
    }
}
