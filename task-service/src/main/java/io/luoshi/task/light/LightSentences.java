package io.luoshi.task.light;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.indicator.YearShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts lights into words: each names its numbers, the date and the rule. */
@Component
public class LightSentences {

    private final MessageSource messages;

    public LightSentences(MessageSource messages) {
        this.messages = messages;
    }

    /** Why the task has its light: the indicator that decided, and what the rule makes of it. */
    public String explain(Assessment assessment, Locale locale) {
        String light = label(assessment.light(), locale);
        IndicatorAssessment deciding = assessment.deciding();
        if (deciding == null) {
            String key = assessment.indicators().isEmpty() ? "light.task.no-indicator" : "light.task.not-assessed";
            return text(key, locale, light, assessment.on(), reasons(assessment, locale), assessment.rule());
        }
        String because = explain(deciding, assessment.share(), assessment.on(), locale);
        return text(key(assessment, deciding), locale, light, because, assessment.rule());
    }

    private static String key(Assessment assessment, IndicatorAssessment deciding) {
        if (assessment.light() == deciding.light()) {
            return "light.task.decided";
        }
        return deciding.light() == Light.DONE ? "light.task.incomplete" : "light.task.aspirational";
    }

    private String reasons(Assessment assessment, Locale locale) {
        return assessment.indicators().stream()
                .map(indicator -> explain(indicator, assessment.share(), assessment.on(), locale))
                .distinct()
                .reduce((first, second) -> first + text("light.and", locale) + second)
                .orElse("");
    }

    /** Why one indicator has its light. */
    public String explain(IndicatorAssessment assessed, YearShare share, LocalDate on, Locale locale) {
        Indicator indicator = assessed.indicator();
        return text(
                "light.because." + assessed.reason(),
                locale,
                on,
                share.percent().toPlainString(),
                indicator.name(),
                quantity(assessed.achieved(), indicator),
                quantity(assessed.expected(), indicator),
                indicator.comparison().symbol() + " " + quantity(indicator.target(), indicator),
                gap(assessed.gap(), locale),
                label(assessed.light(), locale));
    }

    private String gap(@Nullable BigDecimal gap, Locale locale) {
        if (gap == null || gap.signum() == 0) {
            return text("light.gap.none", locale);
        }
        return text(
                gap.signum() > 0 ? "light.gap.behind" : "light.gap.ahead",
                locale,
                gap.abs().toPlainString());
    }

    private String label(Light light, Locale locale) {
        return text("light.label." + light, locale);
    }

    private static String quantity(@Nullable BigDecimal amount, Indicator indicator) {
        if (amount == null) {
            return "";
        }
        BigDecimal shown = amount.setScale(Math.min(2, Math.max(0, amount.scale())), RoundingMode.HALF_UP);
        String number = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        return indicator.unit() == null ? number : number + indicator.unit();
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(
                key, java.util.stream.Stream.of(arguments).map(String::valueOf).toArray(), locale);
    }
}
