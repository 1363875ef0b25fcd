package io.luoshi.platform.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.luoshi.platform.DocumentStore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** So many documents that nobody looks at them all within a millisecond. */
class TimeLimitTest {

    private static final int REPORTS = 20_000;

    private static DocumentStore store;
    private static MongoClient client;
    private static MongoCollection<Document> reports;

    @BeforeAll
    static void open() {
        store = DocumentStore.inMemory();
        client = MongoClients.create(store.uri());
        reports = client.getDatabase("progress").getCollection("reports");
        reports.insertMany(IntStream.range(0, REPORTS)
                .mapToObj(i -> new Document("_id", i).append("state", "OPEN"))
                .toList());
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @Test
    void aSearchThatTakesLongerEndsWithAnError() {
        assertThatThrownBy(() -> reports.find(eq("state", "CLOSED"))
                        .maxTime(1, TimeUnit.MILLISECONDS)
                        .first())
                .isInstanceOf(MongoExecutionTimeoutException.class)
                .hasMessageContaining("operation exceeded time limit");
    }

    @Test
    void aSearchThatIsQuickEnoughIsNotDisturbedAndNeitherIsTheNextOneWithoutALimit() {
        assertThat(reports.find(eq("_id", 7)).maxTime(1, TimeUnit.MINUTES).first())
                .isNotNull();
        assertThat(reports.countDocuments(eq("state", "CLOSED"))).isZero();
    }
}
