package io.luoshi.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.luoshi.platform.DocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table that users read: each row is tried, in its order. */
class SupportTableTest {

    private static final Path TABLE = Path.of("../../docs/store-support.md");
    private static final Pattern ROW = Pattern.compile("\\| (.+) \\| (works|\\d+) \\| `(\\{.+})` \\|");

    private static DocumentStore store;
    private static MongoClient client;

    @BeforeAll
    static void open() {
        store = DocumentStore.inMemory();
        client = MongoClients.create(store.uri());
        client.getDatabase("support")
                .getCollection("t")
                .insertMany(List.of(
                        new Document("_id", 1).append("a", 1),
                        new Document("_id", 2).append("a", 2),
                        new Document("_id", "u").append("list", List.of(new Document("x", 0)))));
    }

    @AfterAll
    static void close() {
        client.close();
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsTrue() throws IOException {
        List<Matcher> rows = Files.readAllLines(TABLE).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();
        assertThat(rows).hasSizeGreaterThan(50);
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.group(1), () -> check(row.group(2), row.group(3))));
    }

    private static void check(String answer, String command) {
        String database = command.startsWith("{renameCollection") ? "admin" : "support";
        Throwable error = catchThrowable(() -> client.getDatabase(database).runCommand(Document.parse(command)));
        if (answer.equals("works")) {
            assertThat(error).isNull();
        } else {
            assertThat(error).isInstanceOf(MongoCommandException.class);
            assertThat(((MongoCommandException) error).getErrorCode()).isEqualTo(Integer.parseInt(answer));
            assertThat(error.getMessage()).doesNotContain("Unknown error");
        }
    }
}
