package io.luoshi.progress.report;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules of reporting that places set for themselves.
 *
 * @param maxText longest text of each of the fields and of a return's reason, in characters
 * @param reworkDays working days a unit gets to correct a returned report when the office names no date
 */
@Validated
@ConfigurationProperties("luoshi.reports")
public record ReportSettings(
        @DefaultValue("4000") @Positive int maxText,
        @DefaultValue("3") @Positive int reworkDays) {}
