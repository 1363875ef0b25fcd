package io.luoshi.task.task;

import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.light.Assessment;
import io.luoshi.task.light.IndicatorAssessment;
import io.luoshi.task.light.LightRule;
import io.luoshi.task.light.LightSentences;
import io.luoshi.task.task.TaskView.IndicatorView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows tasks with their light of today. */
@Component
class TaskViews {

    private final LightRule rule;
    private final LightSentences sentences;
    private final Clock clock;

    TaskViews(LightRule rule, LightSentences sentences, Clock clock) {
        this.rule = rule;
        this.sentences = sentences;
        this.clock = clock;
    }

    TaskView of(Task shown, Locale locale) {
        TaskDetails task = shown.details();
        Assessment assessment = shown.assess(rule, LocalDate.now(clock));
        return new TaskView(
                task.id(),
                task.plan(),
                task.year(),
                task.number(),
                task.chapter(),
                task.title(),
                task.text(),
                task.state(),
                task.cadence(),
                task.dispatchedOn(),
                assessment.light(),
                assessment.on(),
                assessment.rule(),
                sentences.explain(assessment, locale),
                task.shared(),
                task.assignments(),
                task.guides(),
                task.groupReferences(),
                task.designations(),
                task.leaders(),
                task.deadline(),
                task.originalDeadline(),
                assessment.indicators().stream()
                        .map(assessed -> view(assessed, task.originalIndicators(), assessment, locale))
                        .toList(),
                task.history());
    }

    private IndicatorView view(
            IndicatorAssessment assessed, Map<String, Indicator> originals, Assessment assessment, Locale locale) {
        Indicator indicator = assessed.indicator();
        Indicator original = originals.get(indicator.id());
        return new IndicatorView(
                indicator.id(),
                indicator.name(),
                indicator.kind(),
                indicator.comparison(),
                indicator.target(),
                indicator.unit(),
                indicator.baseline(),
                indicator.aspirational(),
                indicator.place(),
                original == null ? null : original.target(),
                assessed.achieved(),
                rounded(assessed.expected()),
                assessed.gap(),
                assessed.light(),
                sentences.explain(assessed, assessment.share(), assessment.on(), locale));
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal amount) {
        return amount == null || amount.scale() <= 2 ? amount : amount.setScale(2, RoundingMode.HALF_UP);
    }
}
