package io.luoshi.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.luoshi.platform.DocumentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreBackupTest {

    @TempDir
    Path directory;

    @TempDir
    Path backup;

    /** Every write before the copy began is in it, none after it ended, and its indexes are those of its documents. */
    @Test
    void aBackupIsTheStoreAtOneMoment() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicBoolean go = new AtomicBoolean(true);
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri());
                ExecutorService writers = Executors.newFixedThreadPool(4)) {
            MongoCollection<Document> tasks = client.getDatabase("task").getCollection("tasks");
            tasks.createIndex(Indexes.ascending("number"));
            for (int writer = 0; writer < 4; writer++) {
                writers.submit(() -> {
                    while (go.get()) {
                        long number = written.incrementAndGet();
                        tasks.insertOne(new Document("_id", number).append("number", number));
                        tasks.updateOne(eq("_id", number), Updates.set("number", -number));
                    }
                });
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> tasks.countDocuments() > 300);
            long before = tasks.countDocuments();
            store.backup(backup);
            long after = written.get();
            go.set(false);

            StoreCheck check = StoreCheck.of(backup);
            assertThat(check.problems()).isEmpty();
            assertThat(check.lines()).anyMatch(line -> line.startsWith("task.tasks: "));
            try (DocumentStore copy = DocumentStore.open(backup, 0);
                    MongoClient clientOfCopy = MongoClients.create(copy.uri())) {
                long copied =
                        clientOfCopy.getDatabase("task").getCollection("tasks").countDocuments();
                assertThat(copied).isBetween(before, after);
            }
        }
    }

    @Test
    void checkFindsAnIndexThatIsNotThatOfItsDocuments() {
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> tasks = client.getDatabase("task").getCollection("tasks");
            tasks.createIndex(Indexes.ascending("number"));
            tasks.insertOne(new Document("_id", "T-1").append("number", 1));
        }
        try (Storage storage = Storage.open(directory, StoreSettings.defaults())) {
            storage.change(() -> {
                storage.map("index.task.tasks.number_1").clear();
                return true;
            });
        }

        assertThat(StoreCheck.of(directory).problems())
                .containsExactly(
                        "task.tasks: the index number_1 misses the document T-1",
                        "task.tasks: the index number_1 has 0 entries instead of 1");
    }

    @Test
    void checkSaysThatThereIsNothing() {
        assertThat(StoreCheck.of(backup).problems()).containsExactly("there is no store in " + backup);
    }
}
