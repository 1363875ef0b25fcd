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
 * @param shared the units share it and the notice states no lead
 * @param originalDeadline before the first change of it
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
        boolean shared,
        List<Assignment> assignments,
        List<Guide> guides,
        List<UnitGroupReference> groupReferences,
        List<Designation> designations,
        List<String> leaders,
        @Nullable Deadline deadline,
        @Nullable Deadline originalDeadline,
        List<IndicatorView> indicators,
        List<HistoryEntry> history) {

    /**
     * An indicator and where it stands.
     *
     * @param originalTarget before the first change of the indicator
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
            @Nullable BigDecimal originalTarget,
            @Nullable BigDecimal achieved,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal gap,
            Light light,
            String explanation) {}
}
