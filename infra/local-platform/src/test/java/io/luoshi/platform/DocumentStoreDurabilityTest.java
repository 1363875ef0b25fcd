package io.luoshi.platform;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreDurabilityTest {

    private static final int WRITERS = 8;

    @TempDir
    Path directory;

    @RepeatedTest(3)
    void losesNoAcknowledgedWriteWhenItIsKilled() throws Exception {
        Set<String> inserted = ConcurrentHashMap.newKeySet();
        Set<String> updated = ConcurrentHashMap.newKeySet();
        try (StoreProcess store = StoreProcess.start(directory);
                MongoClient client = MongoClients.create(store.uri());
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            MongoCollection<Document> reports = reports(client);
            reports.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = "w" + writer + "-";
                writers.submit(() -> writeUntilTheStoreIsGone(reports, prefix, inserted, updated));
            }
            await().until(() -> inserted.size() >= 400);
            store.close();
        }
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> reports = reports(client);
            assertThat(idsOf(reports.find())).containsAll(inserted);
            assertThat(idsOf(reports.find(eq("state", "SUBMITTED")))).containsAll(updated);
            assertThatIndexesFitDocuments(client, reports);
        }
    }

    @Test
    void keepsDocumentsAndIndexesOverACleanRestart() {
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            reports(client).createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            reports(client).insertOne(new Document("_id", "a").append("number", 1));
        }
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            assertThat(idsOf(reports(client).find(eq("number", 1)))).containsExactly("a");
            assertThat(reports(client).listIndexes()).hasSize(2);
        }
    }

    @Test
    void doesNotGrowWhenTheSameDocumentIsSavedAgainAndAgain() throws Exception {
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            reports(client).insertOne(new Document("_id", "a"));
            for (int i = 0; i < 2_000; i++) {
                reports(client).updateOne(eq("_id", "a"), Updates.set("text", i + "进展".repeat(500)));
            }
        }
        assertThat(Files.size(directory.resolve("store.mv"))).isLessThan(2_000_000);
    }

    private static void writeUntilTheStoreIsGone(
            MongoCollection<Document> reports, String prefix, Set<String> inserted, Set<String> updated) {
        for (int i = 0; ; i++) {
            String id = prefix + i;
            try {
                reports.insertOne(new Document("_id", id).append("number", id).append("state", "OPEN"));
                inserted.add(id);
                reports.updateOne(eq("_id", id), Updates.set("state", "SUBMITTED"));
                updated.add(id);
            } catch (MongoException gone) {
                return;
            }
        }
    }

    private static void assertThatIndexesFitDocuments(MongoClient client, MongoCollection<Document> reports) {
        Document check = client.getDatabase("progress").runCommand(new Document("validate", "reports"));
        int documents = Math.toIntExact(reports.countDocuments());
        assertThat(check.get("keysPerIndex", Document.class).values())
                .allSatisfy(keys -> assertThat(((Number) keys).intValue()).isEqualTo(documents));
    }

    private static MongoCollection<Document> reports(MongoClient client) {
        return client.getDatabase("progress").getCollection("reports");
    }

    private static Set<String> idsOf(Iterable<Document> documents) {
        Set<String> ids = new HashSet<>();
        documents.forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }
}
