package io.luoshi.task.notice;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real notices, which stay outside the repository. Tests that need them are skipped where they are absent. */
final class SharedNotices {

    private static final Path FOLDER = Path.of(System.getenv().getOrDefault("LUOSHI_NOTICES", "../../shared/notices"));

    private SharedNotices() {}

    static String text(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        assumeTrue(
                Files.isReadable(path),
                () -> "skipped: no " + path.toAbsolutePath().normalize() + "; set LUOSHI_NOTICES to the folder");
        return Files.readString(path);
    }

    static JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(text(file));
    }
}
