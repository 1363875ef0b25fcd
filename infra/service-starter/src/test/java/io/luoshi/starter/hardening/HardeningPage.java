package io.luoshi.starter.hardening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page that tells an installation what to set: its examples are what tests set. */
final class HardeningPage {

    private static final Path PAGE = Path.of("../../docs/hardening.md");
    private static final String EXAMPLE = "    ";

    private HardeningPage() {}

    /** The settings under a heading, by their names, as they stand there. */
    static Map<String, Object> settings(String heading) {
        Map<String, Object> settings = new LinkedHashMap<>();
        lines().stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith(EXAMPLE))
                .map(line -> line.strip().split("=", 2))
                .forEach(setting -> settings.put(setting[0], setting[1]));
        return settings;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
