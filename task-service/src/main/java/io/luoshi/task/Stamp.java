package io.luoshi.task;

import java.time.Instant;

/** Who did something, and when. */
public record Stamp(String by, Instant at) {

    /** What the service does on its own account. */
    public static Stamp system(Instant at) {
        return new Stamp("system", at);
    }
}
