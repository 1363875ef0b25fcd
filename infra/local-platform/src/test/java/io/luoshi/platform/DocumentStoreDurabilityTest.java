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
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.luoshi.platform.store.StoreCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreDurabilityTest {

    private static final int WRITERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CHECK_EVERY = 10;
    private static final int ROUNDS = Integer.getInteger("luoshi.kill.rounds", 4);

    @TempDir
    Path directory;

    /**
     * The same files through all rounds: each opens what the one before left. A few rounds by default; the 500 of
     * {@code docs/store-files.md} with {@code -Dluoshi.kill.rounds=500}.
     */
    @Test
    void losesNoAcknowledgedWriteWhenItIsKilled() throws Exception {
        Set<String> inserted = ConcurrentHashMap.newKeySet();
        Set<String> updated = ConcurrentHashMap.newKeySet();
        Random random = new Random();
        for (int round = 0; round < ROUNDS; round++) {
            int enough = inserted.size() + 20 + random.nextInt(150);
            writeAndKill(round, inserted, updated, enough);
            try (DocumentStore store = DocumentStore.open(directory, 0);
                    MongoClient client = MongoClients.create(store.uri())) {
                MongoCollection<Document> reports = reports(client);
                assertThat(idsOf(reports.find())).as("round %d", round).containsAll(inserted);
                assertThat(idsOf(reports.find(eq("state", "SUBMITTED"))))
                        .as("round %d", round)
                        .containsAll(updated);
                assertThatIndexesFitDocuments(client, reports);
                startAfreshIfLarge(reports, inserted, updated);
            }
            assertThat(StoreCheck.of(directory).problems())
                    .as("round %d", round)
                    .isEmpty();
        }
    }

    private void writeAndKill(int round, Set<String> inserted, Set<String> updated, int enough) throws Exception {
        try (StoreProcess store = StoreProcess.start(directory);
                MongoClient client = MongoClients.create(store.uri());
                ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            MongoCollection<Document> reports = reports(client);
            reports.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            reports.createIndex(Indexes.ascending("state", "number"));
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = round + "-w" + writer + "-";
                writers.submit(() -> writeUntilTheStoreIsGone(reports, prefix, inserted, updated));
            }
            try {
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> inserted.size() >= enough);
            } finally {
                store.close(); // before the writers are waited for, who go on until it is gone
            }
        }
    }

    private static void startAfreshIfLarge(
            MongoCollection<Document> reports, Set<String> inserted, Set<String> updated) {
        if (inserted.size() > 4_000) {
            reports.deleteMany(new Document());
            inserted.clear();
            updated.clear();
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

    @Test
    void staysWithinThreeTimesItsLiveDataUnderSteadyUpdates() throws Exception {
        int documents = 4_000;
        String text = "本月完成投资额一千二百万元".repeat(60);
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> reports = reports(client);
            reports.createIndex(Indexes.ascending("number"));
            Random random = new Random(1);
            for (int i = 0; i < 5 * documents; i++) {
                byte[] noise = new byte[1_000];
                random.nextBytes(noise);
                Document report = new Document("number", i).append("text", text).append("noise", noise);
                reports.replaceOne(eq("_id", i % documents), report, new ReplaceOptions().upsert(true));
            }
            long live = client.getDatabase("progress")
                    .runCommand(new Document("collStats", "reports"))
                    .getInteger("size");
            assertThat(live).isGreaterThan(documents * 3_000L);
            assertThat(bytesIn(directory)).isLessThan(3 * live);
        }
    }

    private static long bytesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
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
