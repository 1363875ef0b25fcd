package io.luoshi.task.light;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/** The rule in force, for tests. */
public final class LightRules {

    private LightRules() {}

    public static LightRule standard() {
        try (InputStream in = LightRules.class.getResourceAsStream("/light-rules/standard-1.json")) {
            return JsonMapper.builder().build().readValue(in, LightRule.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
