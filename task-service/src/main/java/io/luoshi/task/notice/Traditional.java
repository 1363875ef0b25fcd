package io.luoshi.task.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Traditional characters read as simplified ones: mirror pages convert notices in whole or in part. The table names its source. */
final class Traditional {

    private static final char[] SIMPLIFIED = load();

    private Traditional() {}

    static char simplify(char c) {
        char simplified = SIMPLIFIED[c];
        return simplified == 0 ? c : simplified;
    }

    private static char[] load() {
        char[] table = new char[Character.MAX_VALUE + 1];
        try (InputStream resource = Objects.requireNonNull(Traditional.class.getResourceAsStream("traditional.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(pairs -> {
                for (int i = 0; i + 1 < pairs.length(); i += 2) {
                    table[pairs.charAt(i)] = pairs.charAt(i + 1);
                }
            });
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
