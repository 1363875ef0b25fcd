package io.luoshi.unit.client;

import java.util.Arrays;
import java.util.Optional;

/** What an API client may be allowed. */
enum Scope {
    TASKS_READ("tasks:read"),
    PROGRESS_READ("progress:read"),
    PROGRESS_WRITE("progress:write"),
    UNITS_READ("units:read");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
