package io.luoshi.progress.report;

import java.time.Instant;

/** Who does something and when. There is no log-in yet: the name is what the caller says of himself. */
record Signature(String by, Instant at) {}
