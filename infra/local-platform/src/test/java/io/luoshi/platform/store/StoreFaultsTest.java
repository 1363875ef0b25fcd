package io.luoshi.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.luoshi.platform.DocumentStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Torn files, a full disk, a second start, another version: each ends in a clear message and loses nothing. */
class StoreFaultsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BLINK = Duration.ofMillis(500);
    private static final int BATCH = 200;
    private static final String TEXT = "进展".repeat(200);

    @TempDir
    Path directory;

    @TempDir
    Path crashed;

    @Test
    void aTornBlockInTheJournalIsLeftOutAndAllBeforeItIsThere() throws IOException {
        crashAfter(3);
        Path journal = lastJournal();
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.setLength(file.length() - 7);
        }

        assertThat(batchesIn(crashed)).isEqualTo(2);
    }

    @Test
    void garbageAfterTheJournalIsLeftOut() throws IOException {
        crashAfter(3);
        byte[] garbage = new byte[5_000];
        new Random(1).nextBytes(garbage);
        Files.write(lastJournal(), garbage, StandardOpenOption.APPEND);

        assertThat(batchesIn(crashed)).isEqualTo(3);
    }

    @Test
    void aTornCommitOfTheFileIsMadeUpForByTheJournals() throws IOException {
        crashAfter(3);
        Files.write(crashed.resolve(StoreFile.NAME), new byte[10_000], StandardOpenOption.APPEND);
        assertThat(batchesIn(crashed)).isEqualTo(3);
    }

    /** As after a power cut: the last commit of the file has not reached the disk, but the journals have. */
    @Test
    void aLostCommitOfTheFileIsMadeUpForByTheJournals() throws IOException {
        crashAfter(3);
        byte[] before = Files.readAllBytes(crashed.resolve(StoreFile.NAME));
        try (DocumentStore store = DocumentStore.open(crashed, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            insertBatch(reports(client), 3);
            StoreFiles.copy(crashed, directory);
        }
        Files.write(directory.resolve(StoreFile.NAME), before);

        assertThat(batchesIn(directory)).isEqualTo(4);
    }

    @Test
    void aFileWhoseJournalIsGoneIsNotOpened() throws IOException {
        crashAfter(3);
        Path journal = lastJournal();
        Files.move(journal, Journal.file(crashed, 77));

        assertThatThrownBy(() -> Storage.open(crashed, StoreSettings.defaults()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(journal + " is missing");
    }

    @Test
    void aFileThatIsNoStoreIsNotTouched() throws IOException {
        Files.writeString(directory.resolve(StoreFile.NAME), "not a store".repeat(2_000));

        assertThatThrownBy(() -> Storage.open(directory, StoreSettings.defaults()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("infra/bin/store restore");
        assertThat(directory.resolve(StoreFile.NAME)).content().startsWith("not a store");
    }

    @Test
    void aStoreOfAnotherFormatIsRefusedAndNotTouched() {
        Path file = directory.resolve(StoreFile.NAME);
        try (MVStore store = MVStore.open(file.toString())) {
            store.openMap("databases.task.tasks").put("a", "b");
            store.setStoreVersion(7);
        }

        assertThatThrownBy(() -> Storage.open(directory, StoreSettings.defaults()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has data format 7, and this version of Luoshi reads and writes format 2");
        try (MVStore store = MVStore.open(file.toString())) {
            assertThat(store.getStoreVersion()).isEqualTo(7);
            assertThat(store.openMap("databases.task.tasks")).containsEntry("a", "b");
        }
    }

    @Test
    void aSecondStoreOnTheSameFilesIsRefused() {
        try (Storage _ = Storage.open(directory, StoreSettings.defaults())) {
            assertThatThrownBy(() -> Storage.open(directory, StoreSettings.defaults()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another process uses the store");
        }
        Storage.open(directory, StoreSettings.defaults()).close();
    }

    @Test
    void aFullDiskRefusesWritesKeepsReadingAndRecovers() throws Exception {
        withSmallDisk(disk -> {
            try (DocumentStore store = DocumentStore.open(
                            disk.resolve("mongo"),
                            InetAddress.getLoopbackAddress(),
                            0,
                            StoreSettings.defaults().withReserveBytes(12 * 1024 * 1024));
                    MongoClient client = MongoClients.create(store.uri())) {
                MongoCollection<Document> reports = reports(client);
                insertBatch(reports, 0);
                Path filler = disk.resolve("filler");
                Files.write(filler, new byte[25 * 1024 * 1024]);

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThatThrownBy(() -> insertBatch(reports, 1))
                                .isInstanceOf(MongoException.class)
                                .hasMessageContaining("The disk is full"));
                assertThat(reports.countDocuments(eq("batch", 0))).isEqualTo(BATCH);

                Files.delete(filler);
                await().atMost(PATIENCE).ignoreException(MongoException.class).untilAsserted(() -> {
                    insertBatch(reports, 2);
                    assertThat(reports.countDocuments(eq("batch", 2))).isEqualTo(BATCH);
                });
            }
        });
    }

    /** Another process takes the last byte between two looks at the free space: the journal is what meets the full disk. */
    @Test
    void aDiskThatIsFullAtOnceRefusesWritesKeepsReadingAndRecovers() throws Exception {
        List<Integer> acknowledged = new ArrayList<>();
        withSmallDisk(disk -> {
            try (DocumentStore store = onDiskWithoutReserve(disk);
                    MongoClient client = MongoClients.create(store.uri())) {
                MongoCollection<Document> reports = reports(client);
                insertBatch(reports, 0);
                Path filler = fill(disk);

                assertThatThrownBy(() -> insertUntilRefused(reports, acknowledged))
                        .isInstanceOf(MongoException.class)
                        .hasMessageContaining("The store cannot write its journal");
                assertThat(reports.countDocuments(eq("batch", 0))).isEqualTo(BATCH);

                Files.delete(filler);
                insertBatch(reports, 1_000);
            }
            assertThat(StoreCheck.of(disk.resolve("mongo")).problems()).isEmpty();
            try (DocumentStore store = onDiskWithoutReserve(disk);
                    MongoClient client = MongoClients.create(store.uri())) {
                assertThat(reports(client).distinct("batch", Integer.class))
                        .contains(0, 1_000)
                        .containsAll(acknowledged);
            }
        });
    }

    /** The same while a checkpoint is being written: the store's file is what meets the full disk. */
    @Test
    void aCheckpointThatMeetsAFullDiskIsWrittenWhenThereIsRoom() throws Exception {
        byte[] noise = new byte[6 * 1024 * 1024];
        new Random(1).nextBytes(noise);
        withSmallDisk(disk -> {
            Path file = disk.resolve(StoreFile.NAME);
            MVStore store = StoreFile.open(file, false);
            MVMap<byte[], byte[]> map = StoreFile.openMap(store, "reports");
            Path filler = fill(disk);
            map.put(new byte[] {1}, noise);
            CompletableFuture<Long> checkpoint = CompletableFuture.supplyAsync(store::commit);

            await().during(BLINK).atMost(PATIENCE).until(() -> !checkpoint.isDone() && !store.isClosed());
            assertThat(map.get(new byte[] {1})).isEqualTo(noise);

            Files.delete(filler);
            assertThat(checkpoint).succeedsWithin(PATIENCE);
            store.closeImmediately();
            try (MVStore again = StoreFile.open(file, true)) {
                assertThat(StoreFile.openMap(again, "reports").get(new byte[] {1}))
                        .isEqualTo(noise);
            }
        });
    }

    private static DocumentStore onDiskWithoutReserve(Path disk) {
        return DocumentStore.open(
                disk.resolve("mongo"),
                InetAddress.getLoopbackAddress(),
                0,
                StoreSettings.defaults().withReserveBytes(0));
    }

    private static void insertUntilRefused(MongoCollection<Document> reports, List<Integer> acknowledged) {
        for (int batch = 1; batch < 1_000; batch++) {
            insertBatch(reports, batch);
            acknowledged.add(batch);
        }
    }

    /** Takes all the room there is, as another process would. */
    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        try (OutputStream bytes = Files.newOutputStream(filler)) {
            while (Files.getFileStore(disk).getUsableSpace() > 0) {
                bytes.write(new byte[4096]);
            }
        }
        return filler;
    }

    private interface OnDisk {

        void run(Path disk) throws Exception;
    }

    private void withSmallDisk(OnDisk test) throws Exception {
        assumeThat(isRoot()).as("only root can mount a small disk").isTrue();
        run("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", directory.toString());
        try {
            test.run(directory);
        } finally {
            run("umount", directory.toString());
        }
    }

    /** Writes batches and copies the files as they are then, which is what a killed process leaves. */
    private void crashAfter(int batches) {
        try (DocumentStore store = DocumentStore.open(directory, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> reports = reports(client);
            reports.createIndex(Indexes.ascending("batch"));
            for (int batch = 0; batch < batches; batch++) {
                insertBatch(reports, batch);
            }
            StoreFiles.copy(directory, crashed);
        }
        StoreFiles.copy(crashed, directory);
    }

    /** Batches that are there whole, by the index and without it; no other may be there. */
    private static int batchesIn(Path files) {
        assertThat(StoreCheck.of(files).problems()).isEmpty();
        try (DocumentStore store = DocumentStore.open(files, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> reports = reports(client);
            int whole = (int) IntStream.range(0, 10)
                    .filter(batch -> reports.countDocuments(eq("batch", batch)) == BATCH)
                    .count();
            assertThat(reports.countDocuments()).isEqualTo((long) whole * BATCH);
            return whole;
        }
    }

    private Path lastJournal() throws IOException {
        List<Long> numbers = Journal.numbers(crashed);
        return Journal.file(crashed, numbers.getLast());
    }

    private static void insertBatch(MongoCollection<Document> reports, int batch) {
        reports.insertMany(IntStream.range(0, BATCH)
                .mapToObj(i -> new Document("batch", batch).append("text", TEXT))
                .toList());
    }

    private static MongoCollection<Document> reports(MongoClient client) {
        return client.getDatabase("progress").getCollection("reports");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount"));
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
