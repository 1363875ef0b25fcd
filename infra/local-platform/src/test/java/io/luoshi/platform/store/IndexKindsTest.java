package io.luoshi.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What unique, sparse, partial and TTL indexes hold and refuse. */
class IndexKindsTest {

    private static final Instant NOW = Instant.parse("2025-03-20T01:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private StoreServer store;
    private MongoClient client;
    private MongoCollection<Document> reports;

    @BeforeEach
    void open() {
        store = StoreServer.inMemory(StoreSettings.defaults().withExpiry(Duration.ofMillis(20), clock()));
        client = MongoClients.create("mongodb://127.0.0.1:" + store.address().getPort());
        reports = client.getDatabase("kinds").getCollection("reports");
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void aUniqueIndexRefusesTheSameFieldsTwice() {
        reports.createIndex(Indexes.ascending("task", "period"), new IndexOptions().unique(true));
        reports.insertOne(report("a", 1, "2025-03"));
        reports.insertOne(report("b", 1, "2025-04"));

        assertThatThrownBy(() -> reports.insertOne(report("c", 1, "2025-03")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000 duplicate key error")
                .hasMessageContaining("2025-03");
        assertThatThrownBy(() -> reports.updateOne(eq("_id", "b"), Updates.set("period", "2025-03")))
                .isInstanceOf(MongoWriteException.class);
        reports.updateOne(eq("_id", "a"), Updates.set("period", "2025-05"));
        reports.insertOne(report("c", 1L, "2025-03"));
        assertThatThrownBy(() -> reports.insertOne(report("d", 1.0, "2025-03")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void aUniqueIndexOnAnArrayRefusesASharedElement() {
        reports.createIndex(Indexes.ascending("names"), new IndexOptions().unique(true));
        reports.insertOne(new Document("names", List.of("江湾镇", "江湾")));

        assertThatThrownBy(() -> reports.insertOne(new Document("names", List.of("江湾"))))
                .isInstanceOf(MongoWriteException.class);
        reports.insertOne(new Document("names", List.of("四川北路")));
        assertThat(reports.countDocuments()).isEqualTo(2);
    }

    @Test
    void aUniqueSparseIndexLetsManyLackTheField() {
        reports.createIndex(
                Indexes.ascending("token"), new IndexOptions().unique(true).sparse(true));
        reports.insertOne(new Document("_id", "a"));
        reports.insertOne(new Document("_id", "b"));
        reports.insertOne(new Document("_id", "c").append("token", "t"));

        assertThatThrownBy(() -> reports.updateOne(eq("_id", "a"), Updates.set("token", "t")))
                .isInstanceOf(MongoWriteException.class);
        reports.updateOne(eq("_id", "c"), Updates.unset("token"));
        reports.updateOne(eq("_id", "a"), Updates.set("token", "t"));
        assertThat(reports.find(eq("token", "t")).first()).containsEntry("_id", "a");
    }

    @Test
    void aUniquePartialIndexHoldsForItsDocumentsOnly() {
        reports.createIndex(
                Indexes.ascending("task"),
                new IndexOptions().unique(true).partialFilterExpression(new Document("state", "OPEN")));
        reports.insertOne(report("a", 1, "1").append("state", "DONE"));
        reports.insertOne(report("b", 1, "2").append("state", "OPEN"));
        reports.insertOne(report("c", 1, "3").append("state", "DONE"));

        assertThatThrownBy(() -> reports.updateOne(eq("_id", "a"), Updates.set("state", "OPEN")))
                .isInstanceOf(MongoWriteException.class);
        reports.updateOne(eq("_id", "b"), Updates.set("state", "DONE"));
        assertThat(reports.updateOne(eq("_id", "a"), Updates.set("state", "OPEN"))
                        .getModifiedCount())
                .isEqualTo(1);
    }

    @Test
    void anIndexThatWouldNotHoldIsNotBuilt() {
        reports.insertOne(report("a", 1, "1"));
        reports.insertOne(report("b", 1, "1"));

        assertThatThrownBy(() -> reports.createIndex(Indexes.ascending("task"), new IndexOptions().unique(true)))
                .isInstanceOf(com.mongodb.DuplicateKeyException.class);
        assertThat(reports.listIndexes()).hasSize(1);
        reports.deleteOne(eq("_id", "b"));
        reports.createIndex(Indexes.ascending("task"), new IndexOptions().unique(true));
        assertThatThrownBy(() -> reports.insertOne(report("b", 1, "1"))).isInstanceOf(MongoWriteException.class);
    }

    @Test
    void arraysSideBySideAreRefused() {
        reports.createIndex(Indexes.ascending("a", "b"));

        assertThatThrownBy(() -> reports.insertOne(new Document("a", List.of(1, 2)).append("b", List.of(3, 4))))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("parallel arrays");
        assertThat(reports.countDocuments()).isZero();
    }

    @Test
    void whatIsOverIsDeleted() {
        reports.createIndex(Indexes.ascending("usedAt"), new IndexOptions().expireAfter(1L, TimeUnit.HOURS));
        reports.insertOne(new Document("_id", "new").append("usedAt", Date.from(NOW)));
        reports.insertOne(new Document("_id", "old").append("usedAt", Date.from(NOW.minusSeconds(3_601))));
        reports.insertOne(new Document("_id", "without"));

        await().atMost(Duration.ofMinutes(1)).until(() -> reports.countDocuments(eq("_id", "old")) == 0);
        assertThat(reports.countDocuments()).isEqualTo(2);
        now.set(NOW.plusSeconds(3_601));
        await().atMost(Duration.ofMinutes(1)).until(() -> reports.countDocuments(eq("_id", "new")) == 0);
        assertThat(reports.find().first()).containsEntry("_id", "without");
    }

    @Test
    void anotherIndexOfTheSameNameIsRefused() {
        reports.createIndex(Indexes.ascending("task"), new IndexOptions().name("i"));
        reports.createIndex(Indexes.ascending("task"), new IndexOptions().name("i"));

        assertThatThrownBy(() -> reports.createIndex(Indexes.ascending("period"), new IndexOptions().name("i")))
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("same name");
        assertThat(reports.listIndexes()).hasSize(2);
    }

    private static Document report(String id, Number task, String period) {
        return new Document("_id", id).append("task", task).append("period", period);
    }
}
