package io.luoshi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UniqueIndexTest {

    private final UniqueIndex ids = index("_id");
    private final UniqueIndex reports = index("task", "period");

    @BeforeEach
    void fill() {
        for (int i = 0; i < 100; i++) {
            ids.add(new Document("_id", "T-" + i), "T-" + i, null);
            reports.add(new Document("task", "T-" + i).append("period", "2025-03"), i, null);
        }
    }

    @Test
    void findsTheDocumentOfAVersionedSave() {
        Document save = new Document("_id", "T-7").append("version", 3);

        assertThat(ids.canHandle(save)).isTrue();
        assertThat(ids.getPositions(save)).containsExactly("T-7");
    }

    @Test
    void findsConditionsInsideAnd() {
        Document query = new Document(
                "$and",
                List.of(new Document("_id", new Document("$in", List.of("T-7", "T-8"))), new Document("outbox.0", 1)));

        assertThat(ids.canHandle(query)).isTrue();
        assertThat(ids.getPositions(query)).containsExactlyInAnyOrder("T-7", "T-8");
    }

    @Test
    void findsByAllItsFieldsTogether() {
        Document query = new Document("period", new Document("$eq", "2025-03"))
                .append("state", "OPEN")
                .append("task", "T-9");

        assertThat(reports.canHandle(query)).isTrue();
        assertThat(reports.getPositions(query)).containsExactly(9);
    }

    @Test
    void leavesQueriesToOthersThatItCannotNarrow() {
        assertThat(ids.canHandle(new Document("version", 3))).isFalse();
        assertThat(reports.canHandle(new Document("task", "T-9"))).isFalse();
        assertThat(ids.canHandle(new Document("$or", List.of(new Document("_id", "T-1"), new Document("a", 1)))))
                .isFalse();
    }

    private static UniqueIndex index(String... fields) {
        MVMap.Builder<KeyValue, Object> keys = new MVMap.Builder<KeyValue, Object>().keyType(KeyType.INSTANCE);
        List<IndexKey> indexKeys =
                List.of(fields).stream().map(field -> new IndexKey(field, true)).toList();
        return new UniqueIndex(MVStore.open(null).openMap("index", keys), "index", indexKeys, false);
    }
}
