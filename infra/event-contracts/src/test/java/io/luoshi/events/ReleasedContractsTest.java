package io.luoshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was released holds for ever. A release is made with
 * {@code ./mvnw -pl infra/event-contracts test -Dtest=ReleasedContractsTest -Dluoshi.contracts.release=true}, which copies the current
 * schemas and examples to {@code released/}; before the first release there is nothing to hold.
 */
class ReleasedContractsTest {

    private static final String TYPE = "io.luoshi.unit.registered.v1";

    @TempDir
    private Path folder;

    private ReleasedContracts released;

    @BeforeEach
    void release() {
        released = new ReleasedContracts(folder.resolve("schemas"), folder.resolve("examples"));
        released.freeze(Contracts.SCHEMAS, Contracts.EXAMPLES);
    }

    @Test
    void theLastReleaseIsKept() {
        ReleasedContracts last = new ReleasedContracts(Contracts.RELEASED_SCHEMAS, Contracts.RELEASED_EXAMPLES);
        assertThat(last.breaks(Contracts.SCHEMAS, Contracts.EXAMPLES)).isEmpty();
        if (Boolean.getBoolean("luoshi.contracts.release")) {
            last.freeze(Contracts.SCHEMAS, Contracts.EXAMPLES);
        }
    }

    @Test
    void aReleaseHoldsEverySchemaAndExample() {
        assertThat(Contracts.jsonFiles(released.schemas()))
                .map(Contracts::nameOf)
                .isEqualTo(EventCatalog.types());
        assertThat(Contracts.folders(released.examples())).isEqualTo(EventCatalog.types());
        assertThat(released.breaks(Contracts.SCHEMAS, Contracts.EXAMPLES)).isEmpty();
    }

    @Test
    void aRemovedEventIsFound() throws IOException {
        Files.copy(
                released.schemas().resolve(TYPE + ".json"), released.schemas().resolve("io.luoshi.unit.gone.v1.json"));
        assertThat(breaks()).containsExactly("io.luoshi.unit.gone.v1: event removed");
    }

    @Test
    void aFieldThatTheReleaseHadIsFound() throws IOException {
        Path schema = released.schemas().resolve(TYPE + ".json");
        Files.writeString(
                schema,
                Contracts.text(schema)
                        .replace("\"retired\": {", "\"dissolved\": { \"type\": \"boolean\" },\n\"retired\": {"));
        assertThat(breaks()).containsExactly(TYPE + "/unit/dissolved: field removed");
    }

    @Test
    void aRemovedExampleIsFound() throws IOException {
        Path example = Contracts.jsonFiles(released.examples().resolve(TYPE)).getFirst();
        Files.copy(example, example.resolveSibling("gone.json"));
        assertThat(breaks()).containsExactly(TYPE + "/gone: example removed");
    }

    @Test
    void aReleasedExampleThatCannotBeReadAnyMoreIsFound() throws IOException {
        Path example = Contracts.jsonFiles(released.examples().resolve(TYPE)).getFirst();
        Files.writeString(example, Contracts.text(example).replace("\"DEPARTMENT\"", "\"MINISTRY\""));
        assertThat(breaks()).singleElement().asString().contains("cannot be read any more", "MINISTRY");
    }

    private List<String> breaks() {
        return released.breaks(Contracts.SCHEMAS, Contracts.EXAMPLES);
    }
}
