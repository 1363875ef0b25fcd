package io.luoshi.progress.report;

import java.time.Instant;

/** Who does something and when. */
record Signature(String by, Instant at) {}
