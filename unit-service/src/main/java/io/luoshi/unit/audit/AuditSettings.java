package io.luoshi.unit.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit trail, prefix {@code luoshi.audit}.
 *
 * @param keep how long entries are kept; less than six months is refused
 * @param purgeEvery how often older ones are looked for
 */
@ConfigurationProperties("luoshi.audit")
record AuditSettings(
        @DefaultValue("400d") Duration keep,
        @DefaultValue("6h") Duration purgeEvery) {

    /** Cybersecurity Law of the PRC, article 21: network logs are kept for at least six months. */
    static final Duration LEAST = Duration.ofDays(184);

    AuditSettings {
        if (keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "luoshi.audit.keep must be at least " + LEAST.toDays() + " days, not " + keep.toDays());
        }
    }
}
