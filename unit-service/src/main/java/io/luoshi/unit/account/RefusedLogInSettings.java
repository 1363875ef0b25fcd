package io.luoshi.unit.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the audit trail keeps of log-ins that no account counts, prefix {@code luoshi.accounts.refused-log-ins}. In one span it gets
 * {@code entries} × {@code addresses} entries and one sum more for each address at most.
 *
 * @param span after this long the attempts that have no entry of their own are summed up, and counting begins anew
 * @param entries of one address in one span; further attempts from there are only counted
 * @param addresses that have entries of their own in one span; attempts from further ones are counted together
 * @param sumUpEvery how often spans that are over are looked for
 */
@ConfigurationProperties("luoshi.accounts.refused-log-ins")
record RefusedLogInSettings(
        @DefaultValue("1h") Duration span,
        @DefaultValue("10") int entries,
        @DefaultValue("20") int addresses,
        @DefaultValue("1m") Duration sumUpEvery) {}
