package io.luoshi.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract files as they lie in the source tree: schemas, examples, and the copies of both made at the last release. */
final class Contracts {

    /** The repository; Maven runs a module's tests in the module's folder. */
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    static final Path MODULE = REPOSITORY.resolve("infra/event-contracts");
    static final Path SCHEMAS = MODULE.resolve("src/main/resources/schemas");
    static final Path EXAMPLES = MODULE.resolve("src/main/resources/examples");
    static final Path RELEASED_SCHEMAS = SCHEMAS.resolve("released");
    static final Path RELEASED_EXAMPLES = EXAMPLES.resolve("released");

    /** Reads as the services do: Jackson's defaults, which pass over unknown fields. */
    static final JsonMapper JSON = JsonMapper.builder().build();

    private Contracts() {}

    static Path schemaOf(String type) {
        return SCHEMAS.resolve(type + ".json");
    }

    static List<Path> examplesOf(String type) {
        return jsonFiles(EXAMPLES.resolve(type));
    }

    /** The {@code .json} files directly in a folder, by name; none when there is no such folder. */
    static List<Path> jsonFiles(Path folder) {
        return Files.isDirectory(folder)
                ? list(folder).stream()
                        .filter(file -> file.toString().endsWith(".json"))
                        .toList()
                : List.of();
    }

    /** Names of the folders in a folder; none when there is no such folder. */
    static List<String> folders(Path folder) {
        return Files.isDirectory(folder)
                ? list(folder).stream()
                        .filter(Files::isDirectory)
                        .map(Contracts::nameOf)
                        .toList()
                : List.of();
    }

    static JsonNode read(Path file) {
        return JSON.readTree(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File name without {@code .json}. */
    static String nameOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
