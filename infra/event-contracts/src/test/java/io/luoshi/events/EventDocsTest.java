package io.luoshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The committed documentation is the one that the schemas give. */
class EventDocsTest {

    static final String WRITE_COMMAND =
            "./mvnw -pl infra/event-contracts test -Dtest=EventDocsTest -Dluoshi.docs.write=true";

    @Test
    void eventsPageIsUpToDate() throws IOException {
        verify("docs/events.md", EventDocs.markdown());
    }

    @Test
    void asyncApiIsUpToDate() throws IOException {
        verify("docs/asyncapi.yaml", AsyncApi.yaml());
    }

    @Test
    void topicsFileNamesEveryTopic() {
        assertThat(new TreeSet<>(Topics.read().propertyNames())).isEqualTo(new TreeSet<>(EventCatalog.TOPICS.keySet()));
    }

    @Test
    void pageTellsOfEveryEventAndSharedType() {
        assertThat(EventDocs.markdown())
                .contains(EventCatalog.types())
                .contains(Topics.sharedTypes().keySet());
    }

    private static void verify(String name, String current) throws IOException {
        Path file = Contracts.REPOSITORY.resolve(name);
        if (Boolean.getBoolean("luoshi.docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, current);
        }
        assertThat(Files.exists(file) ? Contracts.text(file) : "")
                .as("%s is stale, write it with: %s", name, WRITE_COMMAND)
                .isEqualTo(current);
    }
}
