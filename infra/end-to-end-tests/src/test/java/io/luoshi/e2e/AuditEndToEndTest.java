package io.luoshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.luoshi.demo.Api;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The audit trail in the hands of somebody who can write to the store. */
class AuditEndToEndTest {

    private static final LuoshiSystem system = LuoshiSystem.shared();
    private static final Api auditor = system.auditor();

    @Test
    void theTrailTellsWhichOfItsEntriesWasChangedOrRemovedInTheStore() {
        try (MongoClient store = MongoClients.create("mongodb://127.0.0.1:" + (system.portBase() + 5))) {
            MongoCollection<Document> trail = store.getDatabase("unit").getCollection("audit_trail");
            Document entry = Objects.requireNonNull(
                    trail.find().sort(new Document("_id", 1)).skip(2).first());
            Document place = new Document("_id", entry.get("_id"));
            try {
                trail.replaceOne(
                        place,
                        new Document(entry)
                                .append("text", entry.getString("text").replace("\"kind\"", "\"Kind\"")));
                assertThat(findings()).containsExactly(entry.get("_id") + " CHANGED");
                trail.replaceOne(place, new Document(entry).append("who", "A-999"));
                assertThat(findings()).containsExactly(entry.get("_id") + " CHANGED");
                trail.deleteOne(place);
                assertThat(findings()).containsExactly(entry.get("_id") + " MISSING");
            } finally {
                trail.replaceOne(place, entry, new ReplaceOptions().upsert(true));
            }
        }
        assertThat(findings()).isEmpty();
    }

    private static List<String> findings() {
        return auditor.get("/api/audit/verify")
                .expect()
                .path("findings")
                .valueStream()
                .map(one ->
                        one.path("number").asString() + " " + one.path("fault").asString())
                .toList();
    }
}
