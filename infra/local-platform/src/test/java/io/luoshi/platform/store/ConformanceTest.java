package io.luoshi.platform.store;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.lookup;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import io.luoshi.platform.DocumentStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The operations that Luoshi uses, written once. The embedded store runs them always; a real MongoDB where {@code MONGODB_URI}
 * names one or {@code LUOSHI_TEST_CONTAINERS=true} lets one be started, and says so where it is skipped.
 */
@ParameterizedClass(name = "{0}")
@EnumSource
class ConformanceTest {

    enum Server {
        EMBEDDED,
        MONGODB
    }

    private static DocumentStore store;
    private static MongoClient embedded;
    private static MongoClient mongodb;

    @Parameter
    Server server;

    private MongoCollection<Document> reports;
    private MongoCollection<Document> tasks;

    @BeforeAll
    static void connect() {
        if (store == null) {
            store = DocumentStore.inMemory();
            embedded = MongoClients.create(store.uri());
            mongodb = realOne().map(MongoClients::create).orElse(null);
        }
    }

    @SuppressWarnings("resource") // Testcontainers removes it when the process ends
    private static Optional<String> realOne() {
        String given = System.getenv("MONGODB_URI");
        if (given != null) {
            return Optional.of(given);
        } else if (!Boolean.parseBoolean(System.getenv("LUOSHI_TEST_CONTAINERS"))) {
            return Optional.empty();
        }
        MongoDBContainer container = new MongoDBContainer("mongo:8");
        container.start();
        return Optional.of(container.getConnectionString());
    }

    @BeforeEach
    void empty() {
        assumeThat(server == Server.EMBEDDED || mongodb != null)
                .as("no MONGODB_URI and no LUOSHI_TEST_CONTAINERS")
                .isTrue();
        MongoClient client = server == Server.EMBEDDED ? embedded : mongodb;
        reports = client.getDatabase("luoshi-conformance").getCollection("reports");
        tasks = client.getDatabase("luoshi-conformance").getCollection("tasks");
        reports.drop();
        tasks.drop();
    }

    @Test
    void aVersionIsSavedOnce() {
        reports.insertOne(new Document("_id", "R-1").append("version", 0));

        assertThat(save("R-1", 0)).isEqualTo(1);
        assertThat(save("R-1", 0)).isZero();
        assertThat(reports.find(eq("_id", "R-1")).first()).containsEntry("version", 1);
    }

    private long save(String id, int version) {
        return reports.replaceOne(
                        and(eq("_id", id), eq("version", version)),
                        new Document("_id", id).append("version", version + 1))
                .getModifiedCount();
    }

    /** How a read model takes an event: only if its sequence is newer; an older one ends in a duplicate key. */
    @Test
    void aReadModelTakesOnlyNewerSequences() {
        assertThat(take(2, "two").getUpsertedId()).isNotNull();
        assertThatThrownBy(() -> take(1, "one"))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
        assertThat(take(3, "three").getModifiedCount()).isEqualTo(1);
        assertThat(reports.find().first()).containsEntry("name", "three").containsEntry("sequence", 3L);
    }

    private UpdateResult take(long sequence, String name) {
        return reports.updateOne(
                and(eq("_id", "U-1"), lt("sequence", sequence)),
                combine(set("name", name), set("sequence", sequence)),
                new UpdateOptions().upsert(true));
    }

    @Test
    void anOutboxIsPushedReadAndPulled() {
        reports.createIndex(Indexes.ascending("outbox.occurredAt"), new IndexOptions().sparse(true));
        reports.insertOne(new Document("_id", "a").append("outbox", List.of(entry("e1", 1), entry("e2", 2))));
        reports.insertOne(new Document("_id", "b").append("outbox", List.of()));
        reports.insertOne(new Document("_id", "c").append("outbox", List.of(entry("e3", 3))));

        MongoCollection<Document> settled = reports.withReadConcern(ReadConcern.MAJORITY);
        assertThat(ids(settled.find(lt("outbox.occurredAt", at(10))).sort(ascending("outbox.occurredAt"))))
                .containsExactly("a", "c");
        assertThat(ids(settled.find(and(in("_id", "a", "b"), exists("outbox.0")))))
                .containsExactly("a");
        reports.bulkWrite(
                List.of(
                        new UpdateOneModel<>(eq("_id", "a"), pull("e1")),
                        new UpdateOneModel<>(eq("_id", "c"), pull("e3"))),
                new BulkWriteOptions().ordered(false));
        reports.updateOne(eq("_id", "b"), push("outbox", entry("e4", 0)));
        assertThat(ids(settled.find(lt("outbox.occurredAt", at(10))).sort(ascending("outbox.occurredAt"))))
                .containsExactly("b", "a");
    }

    private static Document entry(String id, int second) {
        return new Document("eventId", id).append("occurredAt", at(second));
    }

    private static Date at(int second) {
        return Date.from(Instant.ofEpochSecond(1_700_000_000L + second));
    }

    private static org.bson.conversions.Bson pull(String event) {
        return pullByFilter(new Document("outbox", new Document("eventId", new Document("$in", List.of(event)))));
    }

    @Test
    void countersCountAndClaimsAreExclusive() {
        FindOneAndUpdateOptions counted =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        assertThat(reports.findOneAndUpdate(eq("_id", "units"), inc("value", 5L), counted))
                .containsEntry("value", 5L);
        assertThat(reports.findOneAndUpdate(eq("_id", "units"), inc("value", 2L), counted))
                .containsEntry("value", 7L);

        tasks.insertMany(List.of(due("late", 1), due("soon", 2)));
        FindOneAndUpdateOptions oldest = new FindOneAndUpdateOptions().sort(ascending("nextAttemptAt"));
        assertThat(claim(oldest)).containsEntry("_id", "late");
        assertThat(claim(oldest)).containsEntry("_id", "soon");
        assertThat(claim(oldest)).isNull();
    }

    private static Document due(String id, int second) {
        return new Document("_id", id).append("state", "QUEUED").append("nextAttemptAt", at(second));
    }

    private Document claim(FindOneAndUpdateOptions options) {
        return tasks.findOneAndUpdate(
                and(eq("state", "QUEUED"), lt("nextAttemptAt", at(5))),
                combine(set("state", "SENDING"), unset("nextAttemptAt")),
                options);
    }

    @Test
    void upsertsSetWhatIsOnlyForInserts() {
        org.bson.conversions.Bson update = combine(set("seenAt", 2), setOnInsert("firstAt", 1));
        reports.updateOne(eq("_id", "a"), update, new UpdateOptions().upsert(true));
        reports.updateOne(eq("_id", "a"), set("firstAt", 9));
        UpdateResult again = reports.updateOne(eq("_id", "a"), update, new UpdateOptions().upsert(true));

        assertThat(again.getMatchedCount()).isEqualTo(1);
        assertThat(again.getModifiedCount()).isZero();
        assertThat(reports.find().first()).containsEntry("firstAt", 9);
    }

    @Test
    void listsArePagedInOrder() {
        reports.createIndex(Indexes.ascending("state", "dueOn", "_id"));
        for (int i = 0; i < 25; i++) {
            reports.insertOne(new Document("_id", "R-%02d".formatted(i))
                    .append("state", i % 5 == 0 ? "OPEN" : "DONE")
                    .append("dueOn", "2025-%02d-25".formatted(i % 12 + 1)));
        }

        assertThat(ids(reports.find(eq("state", "DONE"))
                        .sort(orderBy(ascending("dueOn", "_id")))
                        .skip(3)
                        .limit(4)))
                .containsExactly("R-13", "R-02", "R-14", "R-03");
        assertThat(ids(reports.find(and(eq("state", "OPEN"), gte("dueOn", "2025-03-01"), lt("dueOn", "2025-10-01")))
                        .sort(descending("dueOn"))))
                .containsExactly("R-20", "R-05", "R-15");
        assertThat(reports.countDocuments(eq("state", "OPEN"))).isEqualTo(5);
        assertThat(reports.find(eq("_id", "R-01"))
                        .projection(fields(include("state"), excludeId()))
                        .first())
                .isEqualTo(new Document("state", "DONE"));
        assertThat(reports.distinct("state", String.class).into(new ArrayList<>()))
                .containsExactlyInAnyOrder("OPEN", "DONE");
    }

    @Test
    void longAnswersComeWhole() {
        reports.insertMany(
                IntStream.range(0, 2_500).mapToObj(i -> new Document("_id", i)).toList());

        assertThat(reports.find().sort(ascending("_id")).into(new ArrayList<>()))
                .hasSize(2_500);
        assertThat(reports.find(gte("_id", 100)).batchSize(7).limit(50).into(new ArrayList<>()))
                .hasSize(50);
    }

    @Test
    void missingFieldsMatchNullAndSortFirst() {
        reports.insertMany(List.of(
                new Document("_id", "none"),
                new Document("_id", "null").append("unit", null),
                new Document("_id", "u").append("unit", "U-1")));

        assertThat(ids(reports.find(eq("unit", null)))).containsExactlyInAnyOrder("none", "null");
        assertThat(ids(reports.find(exists("unit")))).containsExactlyInAnyOrder("null", "u");
        assertThat(ids(reports.find().sort(orderBy(ascending("unit"), ascending("_id")))))
                .containsExactly("none", "null", "u");
    }

    @Test
    void numbersAreEqualWhateverTheirType() {
        reports.createIndex(Indexes.ascending("n"));
        reports.insertMany(List.of(
                new Document("_id", "int").append("n", 2),
                new Document("_id", "long").append("n", 2L),
                new Document("_id", "double").append("n", 2.0),
                new Document("_id", "decimal").append("n", new Decimal128(2)),
                new Document("_id", "text").append("n", "2")));

        assertThat(ids(reports.find(eq("n", 2)))).containsExactlyInAnyOrder("int", "long", "double", "decimal");
        assertThat(ids(reports.find(gte("n", 1)))).hasSize(4);
        assertThat(ids(reports.find(eq("n", "2")))).containsExactly("text");
    }

    @Test
    void valuesComeBackAsTheyWere() {
        Document written = new Document("_id", "a")
                .append("amount", Decimal128.parse("12.30"))
                .append("at", at(1))
                .append("names", List.of("江湾镇", "江湾"))
                .append("nested", new Document("deep", new Document("x", 1)))
                .append("yes", true)
                .append("nothing", null);
        reports.insertOne(written);

        assertThat(reports.find().first()).isEqualTo(written);
        assertThat(ids(reports.find(regex("names", "^江湾")))).containsExactly("a");
        assertThat(ids(reports.find(eq("nested.deep.x", 1)))).containsExactly("a");
    }

    @Test
    void anOrderedBulkEndsAtItsFirstErrorAndAnUnorderedOneDoesNot() {
        reports.insertOne(new Document("_id", 2));
        List<Document> three = List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3));

        MongoBulkWriteException ordered =
                catchThrowableOfType(MongoBulkWriteException.class, () -> reports.insertMany(three));
        assertThat(ordered.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ordered.getWriteErrors())
                .singleElement()
                .satisfies(e -> assertThat(e.getIndex()).isEqualTo(1));

        reports.deleteOne(eq("_id", 1));
        MongoBulkWriteException unordered = catchThrowableOfType(
                MongoBulkWriteException.class, () -> reports.insertMany(three, new InsertManyOptions().ordered(false)));
        assertThat(unordered.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(reports.countDocuments()).isEqualTo(3);
    }

    @Test
    void orderedUpdatesEndAtTheirFirstError() {
        reports.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        reports.insertMany(List.of(named("a"), named("b"), named("c")));
        List<UpdateOneModel<Document>> updates = List.of(
                new UpdateOneModel<>(eq("_id", "a"), set("name", "x")),
                new UpdateOneModel<>(eq("_id", "b"), set("name", "x")),
                new UpdateOneModel<>(eq("_id", "c"), set("name", "y")));

        MongoBulkWriteException failed =
                catchThrowableOfType(MongoBulkWriteException.class, () -> reports.bulkWrite(updates));
        assertThat(failed.getWriteErrors())
                .singleElement()
                .satisfies(e -> assertThat(e.getIndex()).isEqualTo(1));
        assertThat(failed.getWriteResult().getModifiedCount()).isEqualTo(1);
        assertThat(reports.find(eq("_id", "c")).first()).containsEntry("name", "c");
    }

    private static Document named(String name) {
        return new Document("_id", name).append("name", name);
    }

    @Test
    void aggregationsJoinGroupAndSort() {
        tasks.insertMany(List.of(
                new Document("_id", "T-1").append("chapter", 1),
                new Document("_id", "T-2").append("chapter", 1),
                new Document("_id", "T-3").append("chapter", 2)));
        reports.insertMany(List.of(
                report("T-1", "ACCEPTED", 5),
                report("T-2", "OPEN", 0),
                report("T-3", "ACCEPTED", 7),
                report("T-3", "ACCEPTED", 1)));

        List<Document> byChapter = reports.aggregate(List.of(
                        match(eq("state", "ACCEPTED")),
                        lookup("tasks", "task", "_id", "of"),
                        unwind("$of"),
                        group("$of.chapter", sum("value", "$value"), sum("count", 1)),
                        sort(ascending("_id"))))
                .into(new ArrayList<>());

        assertThat(byChapter)
                .containsExactly(
                        new Document("_id", 1).append("value", 5).append("count", 1),
                        new Document("_id", 2).append("value", 8).append("count", 2));
    }

    private static Document report(String task, String state, int value) {
        return new Document("_id", UUID.randomUUID().toString())
                .append("task", task)
                .append("state", state)
                .append("value", value);
    }

    @Test
    void writesWithMajorityAreSeenByReadsWithMajority() {
        MongoCollection<Document> safe = reports.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        safe.insertOne(new Document("_id", "a"));

        assertThat(ids(safe.find())).containsExactly("a");
        assertThat(safe.deleteMany(exists("_id")).getDeletedCount()).isEqualTo(1);
        assertThat(ids(safe.find())).isEmpty();
    }

    private static List<String> ids(com.mongodb.client.MongoIterable<Document> found) {
        return found.map(document -> document.getString("_id")).into(new ArrayList<>());
    }
}
