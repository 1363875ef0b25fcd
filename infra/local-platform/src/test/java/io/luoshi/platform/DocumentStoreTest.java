package io.luoshi.platform;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentStoreTest {

    private static DocumentStore store;
    private static MongoClient client;
    private MongoCollection<Document> tasks;

    @BeforeAll
    static void open() {
        store = DocumentStore.inMemory();
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        tasks = client.getDatabase("task").getCollection("tasks");
        tasks.deleteMany(new Document());
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() {
        assertThat(store.uri("task")).matches("mongodb://127\\.0\\.0\\.1:\\d+/task");
    }

    @Test
    void answersTheHealthCheckOfSpringBoot() {
        Document answer = client.getDatabase("admin").runCommand(new Document("hello", 1));

        assertThat(answer).containsEntry("isWritablePrimary", true).containsEntry("ok", 1.0);
    }

    @Test
    void savesAVersionOnlyOnce() {
        tasks.insertOne(new Document("_id", "T-1").append("version", 0));

        assertThat(save("T-1", 0)).isEqualTo(1);
        assertThat(save("T-1", 0)).isZero();
        assertThat(tasks.find(eq("_id", "T-1")).first()).containsEntry("version", 1);
    }

    @Test
    void refusesASecondDocumentWithTheSameId() {
        tasks.insertOne(new Document("_id", "T-1"));

        assertThatThrownBy(() -> tasks.insertOne(new Document("_id", "T-1"))).isInstanceOf(MongoWriteException.class);
    }

    @Test
    void countsEveryConcurrentIncrementOnce() throws Exception {
        tasks.insertOne(new Document("_id", "counter").append("value", 0));
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> increments = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                increments.add(() -> tasks.findOneAndUpdate(eq("_id", "counter"), Updates.inc("value", 1)));
            }
            for (Future<Object> increment : writers.invokeAll(increments)) {
                increment.get();
            }
        }
        assertThat(tasks.find(eq("_id", "counter")).first()).containsEntry("value", 400);
    }

    private static long save(MongoCollection<Document> tasks, String id, int version) {
        return tasks.replaceOne(
                        and(eq("_id", id), eq("version", version)),
                        new Document("_id", id).append("version", version + 1))
                .getModifiedCount();
    }

    private long save(String id, int version) {
        return save(tasks, id, version);
    }
}
