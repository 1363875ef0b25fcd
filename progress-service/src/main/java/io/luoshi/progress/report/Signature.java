package io.luoshi.progress.report;

import java.time.Instant;

/**
 * Who does something and when.
 *
 * @param by name, for the history
 * @param account id of the account, or of the API client
 * @param system an API client, not a person
 */
record Signature(String by, Instant at, String account, boolean system) {}
