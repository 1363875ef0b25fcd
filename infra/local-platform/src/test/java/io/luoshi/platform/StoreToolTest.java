package io.luoshi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup, restore and check as an administrator calls them. */
class StoreToolTest {

    @TempDir
    Path data;

    @TempDir
    Path backup;

    @Test
    void copiesTheStoreOfARunningPlatformAndPutsItBackIntoAStoppedOne() throws Exception {
        int mongo = Ports.free();
        int mails = Ports.free();
        LocalPlatformOptions options =
                new LocalPlatformOptions(data, InetAddress.getLoopbackAddress(), mongo, 0, 0, mails, 0, false, null);
        try (LocalPlatform _ = LocalPlatform.start(options)) {
            insert("mongodb://127.0.0.1:" + mongo, "before");
            StoreTool.backup(backup, data, mails);
            insert("mongodb://127.0.0.1:" + mongo, "after");
            assertThatThrownBy(() -> StoreTool.restore(backup, data)).hasMessageContaining("another one is running on");
        }

        StoreTool.restore(backup, data);

        assertThat(idsIn(data.resolve("mongo"))).containsExactly("before");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files)
                    .filteredOn(file -> file.getFileName().toString().startsWith("mongo-before-restore-"))
                    .singleElement()
                    .satisfies(kept -> assertThat(idsIn(kept)).containsExactly("after", "before"));
        }
    }

    @Test
    void copiesTheStoreOfAStoppedPlatform() throws Exception {
        try (DocumentStore store = DocumentStore.open(data.resolve("mongo"), 0)) {
            insert(store.uri(), "a");
        }
        StoreTool.backup(backup, data, Ports.free());

        assertThat(idsIn(backup)).containsExactly("a");
    }

    @Test
    void restoresNothingThatIsNotWhole() throws Exception {
        Files.writeString(backup.resolve("store.mv"), "garbage".repeat(5_000));
        Files.createDirectories(data.resolve("mongo"));

        assertThatThrownBy(() -> StoreTool.restore(backup, data)).hasMessageContaining("cannot be read");
        assertThat(data.resolve("mongo")).isEmptyDirectory();
    }

    private static void insert(String uri, String id) {
        try (MongoClient client = MongoClients.create(uri)) {
            tasks(client).insertOne(new Document("_id", id));
        }
    }

    private static Stream<String> idsIn(Path directory) {
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            return tasks(client)
                    .find()
                    .map(document -> document.getString("_id"))
                    .into(new java.util.ArrayList<>())
                    .stream();
        }
    }

    private static MongoCollection<Document> tasks(MongoClient client) {
        return client.getDatabase("task").getCollection("tasks");
    }
}
