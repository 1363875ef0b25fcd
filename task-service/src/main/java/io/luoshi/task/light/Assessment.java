package io.luoshi.task.light;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.indicator.YearShare;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a task stands on a day.
 *
 * @param rule name and version of the rule
 * @param deciding the indicator that gave the light; absent when none could be assessed
 */
public record Assessment(
        Light light,
        LocalDate on,
        YearShare share,
        String rule,
        List<IndicatorAssessment> indicators,
        @Nullable IndicatorAssessment deciding) {}
