package io.luoshi.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.luoshi.platform.DocumentStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which index a command uses, and that it looks at no more than it has to. */
class IndexUseTest {

    private static final int REPORTS = 1_000;

    private static DocumentStore store;
    private static MongoClient client;
    private static MongoDatabase database;

    @TempDir
    Path directory;

    @BeforeAll
    static void fill() {
        store = DocumentStore.inMemory();
        client = MongoClients.create(store.uri());
        database = client.getDatabase("use");
        MongoCollection<Document> reports = database.getCollection("reports");
        reports.createIndex(Indexes.ascending("unit", "dueOn", "_id"), new IndexOptions().name("unit-due"));
        reports.createIndex(Indexes.ascending("dueOn"), new IndexOptions().name("due"));
        reports.createIndex(Indexes.descending("state", "priority"), new IndexOptions().name("state-priority"));
        reports.createIndex(Indexes.ascending("tags"), new IndexOptions().name("tags"));
        reports.createIndex(
                Indexes.ascending("owner"),
                new IndexOptions().name("open-owner").partialFilterExpression(new Document("state", "OPEN")));
        reports.createIndex(
                Indexes.ascending("outbox.at"),
                new IndexOptions().name("outbox").sparse(true));
        reports.insertMany(
                IntStream.range(0, REPORTS).mapToObj(IndexUseTest::report).toList());
    }

    private static Document report(int i) {
        Document report = new Document("_id", "R-%04d".formatted(i))
                .append("version", 0)
                .append("unit", "U-" + i % 100)
                .append("dueOn", i)
                .append("state", i % 10 == 0 ? "OPEN" : "DONE")
                .append("priority", i % 7)
                .append("owner", "P-" + i % 3)
                .append("tags", List.of("t" + i % 3, "x"));
        return i % 500 == 0 ? report.append("outbox", List.of(new Document("at", i))) : report;
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id and version            | _id_           | 1   | {find: 'reports', filter: {_id: 'R-0007', version: 0}}
            several ids               | _id_           | 2   | {find: 'reports', filter: {_id: {$in: ['R-0007', 'R-0008', 'none']}}}
            a range of ids            | _id_           | 10  | {find: 'reports', filter: {_id: {$gte: 'R-0010', $lt: 'R-0020'}}}
            equality                  | unit-due       | 10  | {find: 'reports', filter: {unit: 'U-7'}}
            inside $and               | unit-due       | 10  | {find: 'reports', filter: {$and: [{unit: 'U-7'}, {state: 'DONE'}]}}
            $in                       | unit-due       | 20  | {find: 'reports', filter: {unit: {$in: ['U-7', 'U-8']}}}
            prefix and range          | unit-due       | 2   | {find: 'reports', filter: {unit: 'U-7', dueOn: {$lt: 200}}}
            both bounds               | due            | 5   | {find: 'reports', filter: {dueOn: {$gt: 10, $lte: 15}}}
            the rest is checked       | unit-due       | 10  | {find: 'reports', filter: {unit: 'U-7', owner: 'P-1'}}
            sort and limit            | due            | 5   | {find: 'reports', filter: {}, sort: {dueOn: 1}, limit: 5}
            sort the other way        | due            | 5   | {find: 'reports', filter: {}, sort: {dueOn: -1}, limit: 5}
            prefix, sort, limit       | unit-due       | 3   | {find: 'reports', filter: {unit: 'U-7'}, sort: {dueOn: -1, _id: -1}, limit: 3}
            a page further on         | due            | 5   | {find: 'reports', filter: {}, sort: {dueOn: 1}, skip: 500, limit: 5}
            descending index          | state-priority | 4   | {find: 'reports', filter: {state: 'OPEN'}, sort: {priority: 1}, limit: 4}
            array element             | tags           | 333 | {find: 'reports', filter: {tags: 't1'}}
            partial index             | open-owner     | 34  | {find: 'reports', filter: {state: 'OPEN', owner: 'P-0'}}
            sparse index              | outbox         | 2   | {find: 'reports', filter: {'outbox.at': {$gte: 0}}}
            count                     | unit-due       | 0   | {count: 'reports', query: {unit: 'U-7'}}
            count with a rest         | unit-due       | 10  | {count: 'reports', query: {unit: 'U-7', owner: 'P-1'}}
            distinct                  | unit-due       | 10  | {distinct: 'reports', key: 'state', query: {unit: 'U-7'}}
            update                    | _id_           | 1   | {update: 'reports', updates: [{q: {_id: 'R-0007', version: 0}, u: {$set: {a: 1}}}]}
            update of many            | unit-due       | 10  | {update: 'reports', updates: [{q: {unit: 'U-7'}, u: {$set: {a: 1}}, multi: true}]}
            delete                    | unit-due       | 10  | {delete: 'reports', deletes: [{q: {unit: 'U-7'}, limit: 0}]}
            findAndModify             | unit-due       | 1   | {findAndModify: 'reports', query: {unit: 'U-7'}, sort: {dueOn: 1}, update: {$set: {a: 1}}}
            aggregation               | unit-due       | 10  | {aggregate: 'reports', pipeline: [{$match: {unit: 'U-7'}}, {$group: {_id: '$state'}}], cursor: {}}
            """)
    void looksOnlyWhereMatchesAre(String what, String index, int documents, String command) {
        Document explanation = explain(command);

        assertThat(explanation.toJson())
                .contains("\"indexName\": \"" + index + "\"")
                .doesNotContain("SORT");
        assertThat(statistics(explanation)).containsEntry("totalDocsExamined", (long) documents);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            no index on it                 | {find: 'reports', filter: {version: 0}}
            a partial index lacks some     | {find: 'reports', filter: {owner: 'P-0'}}
            a sparse index lacks some      | {find: 'reports', filter: {'outbox.at': {$exists: false}}}
            null may mean missing          | {find: 'reports', filter: {'outbox.at': null}}
            alternatives                   | {find: 'reports', filter: {$or: [{unit: 'U-7'}, {unit: 'U-8'}]}}
            """)
    void looksAtAllWhereNoIndexHelps(String why, String command) {
        Document explanation = explain(command);

        assertThat(explanation.toJson()).contains("COLLSCAN");
        assertThat(statistics(explanation)).containsEntry("totalDocsExamined", (long) REPORTS);
    }

    @Test
    void sortsWhereTheIndexWithTheMatchesHasAnotherOrder() {
        Document explanation = explain("{find: 'reports', filter: {unit: 'U-7'}, sort: {priority: 1}, limit: 3}");

        assertThat(explanation.toJson()).contains("\"stage\": \"SORT\"").contains("unit-due");
        assertThat(statistics(explanation))
                .containsEntry("totalDocsExamined", 10L)
                .containsEntry("nReturned", 3L);
    }

    @Test
    void buildsAnIndexOnWhatIsThereAndForgetsADroppedOne() {
        MongoCollection<Document> tasks = database.getCollection("tasks");
        tasks.insertMany(IntStream.range(0, 2_500)
                .mapToObj(i -> new Document("n", i % 50))
                .toList());
        String command = "{find: 'tasks', filter: {n: 7}}";

        tasks.createIndex(Indexes.ascending("n"), new IndexOptions().name("n"));
        assertThat(statistics(explain(command))).containsEntry("totalDocsExamined", 50L);
        tasks.deleteMany(eq("n", 7));
        assertThat(statistics(explain(command))).containsEntry("totalDocsExamined", 0L);
        tasks.dropIndex("n");
        assertThat(explain(command).toJson()).contains("COLLSCAN");
        tasks.insertOne(new Document("n", 7));
        tasks.createIndex(Indexes.ascending("n"), new IndexOptions().name("n"));
        assertThat(tasks.find(eq("n", 7)).into(new ArrayList<>())).hasSize(1);
    }

    @Test
    void dropsOnlyTheIndexOfTheCollectionMeant() {
        for (String name : List.of("one", "two")) {
            database.getCollection(name).createIndex(Indexes.ascending("n"), new IndexOptions().name("same"));
        }
        database.getCollection("one").dropIndexes();

        assertThat(database.getCollection("one").listIndexes()).hasSize(1);
        assertThat(database.getCollection("two").listIndexes()).hasSize(2);
    }

    @Test
    void usesAnIndexAfterARestartWithoutBuildingItAgain() {
        for (int start = 1; start <= 3; start++) {
            try (DocumentStore file = DocumentStore.open(directory, 0);
                    MongoClient clientOfFile = MongoClients.create(file.uri())) {
                MongoCollection<Document> reports =
                        clientOfFile.getDatabase("use").getCollection("reports");
                reports.createIndex(Indexes.ascending("tags"));
                reports.insertOne(new Document("_id", start).append("tags", List.of("a", "b")));
                Document explanation = clientOfFile
                        .getDatabase("use")
                        .runCommand(Document.parse("{explain: {find: 'reports', filter: {tags: 'b'}}}"));
                assertThat(statistics(explanation)).containsEntry("nReturned", (long) start);
                assertThat(explanation.toJson()).contains("IXSCAN");
            }
        }
    }

    private static Document explain(String command) {
        return database.runCommand(new Document("explain", Document.parse(command)));
    }

    private static Document statistics(Document explanation) {
        return explanation.get("executionStats", Document.class);
    }
}
