package io.luoshi.task.importing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of imports, prefix {@code luoshi.imports}.
 *
 * @param answerWithin how long an upload waits for the reading; then the caller gets 202 and asks for the import later. Below the
 *     gateway's time limit for this service
 * @param lostAfter a reading that takes longer than this was cut off with its instance, and counts as failed. Above the time limit
 *     of a reading
 */
@ConfigurationProperties("luoshi.imports")
record ImportSettings(
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("60s") Duration lostAfter) {}
