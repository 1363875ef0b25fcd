package io.luoshi.unit.register;

import java.time.Instant;

/** Under whose name and when a change is made. */
public record Signature(String by, Instant at) {}
