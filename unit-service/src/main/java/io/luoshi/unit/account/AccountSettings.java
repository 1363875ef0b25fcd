package io.luoshi.unit.account;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts are guarded, prefix {@code luoshi.accounts}.
 *
 * @param minLength characters of a password
 * @param freeAttempts wrong passwords or codes in a row before the account is locked
 * @param firstLock how long the first lock lasts; each further failure doubles it
 * @param longestLock where doubling ends
 * @param oneTimeGoodFor how long a one-time password can be used
 * @param invitationsAtOnce people who are invited by one call, well within the time that the gateway waits; more are invited unit by unit
 * @param firstPasswordFile where the first administrator's one-time password is written, readable by its owner only; absent: to the log
 */
@ConfigurationProperties("luoshi.accounts")
record AccountSettings(
        @DefaultValue("10") int minLength,
        @DefaultValue("5") int freeAttempts,
        @DefaultValue("1m") Duration firstLock,
        @DefaultValue("1h") Duration longestLock,
        @DefaultValue("7d") Duration oneTimeGoodFor,
        @DefaultValue("200") int invitationsAtOnce,
        @Nullable Path firstPasswordFile) {}
