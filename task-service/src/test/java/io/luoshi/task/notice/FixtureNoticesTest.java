package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Invented notices, one for each form that real ones have, against their structure as a person reads it. */
class FixtureNoticesTest {

    private static final Path FOLDER = Path.of("src/test/resources/notices");
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @MethodSource("names")
    void isReadAsAPersonReadsIt(String name) throws IOException {
        Notice notice = Fixtures.readText(Files.readString(FOLDER.resolve(name + ".txt")));
        JsonNode expected = JSON.readTree(Files.readString(FOLDER.resolve(name + ".json")));
        assertThat(pretty(JSON.valueToTree(Summary.of(notice)))).isEqualTo(pretty(expected));
    }

    @Test
    void everyFixtureHasItsStructure() throws IOException {
        assertThat(names())
                .hasSizeGreaterThanOrEqualTo(40)
                .allMatch(name -> Files.exists(FOLDER.resolve(name + ".json")));
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> file.substring(0, file.length() - ".txt".length()))
                    .sorted()
                    .toList();
        }
    }

    private static String pretty(JsonNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
