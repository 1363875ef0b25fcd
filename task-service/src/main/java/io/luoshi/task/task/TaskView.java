package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.indicator.Comparison;
import io.luoshi.task.indicator.IndicatorKind;
import io.luoshi.task.indicator.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as the API shows it.
 *
 * @param light of {@code assessedOn}, by {@code rule}
 * @param explanation the light in words, in the caller's language
 */
record TaskView(
        String id,
        String plan,
        int year,
        int number,
        @Nullable Integer chapter,
        String title,
        String text,
        TaskStatus state,
        Cadence cadence,
        @Nullable LocalDate dispatchedOn,
        Light light,
        LocalDate assessedOn,
        String rule,
        String explanation,
        List<Assignment> assignments,
        List<UnitGroupReference> groupReferences,
        List<IndicatorView> indicators,
        List<HistoryEntry> history) {

    /**
     * An indicator and where it stands.
     *
     * @param gap in percentage points of the target; negative when in front
     */
    record IndicatorView(
            String id,
            String name,
            IndicatorKind kind,
            Comparison comparator,
            @Nullable BigDecimal target,
            @Nullable String unit,
            @Nullable BigDecimal baseline,
            boolean aspirational,
            @Nullable Place place,
            @Nullable BigDecimal achieved,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal gap,
            Light light,
            String explanation) {}
}
