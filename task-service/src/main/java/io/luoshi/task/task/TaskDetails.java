package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.IndicatorState;
import io.luoshi.events.TaskEvent.Light;
import io.luoshi.events.TaskEvent.TaskState;
import io.luoshi.task.indicator.Indicator;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a task at one moment, to be read.
 *
 * @param cadence of its plan; final from dispatch on
 * @param shared the units share it and the notice states no lead
 * @param originalDeadline before the first change of it
 * @param originalIndicators those that were changed, as the notice first had them, by id
 * @param light as last computed for lists and events
 */
record TaskDetails(
        String id,
        String plan,
        int year,
        int number,
        @Nullable Integer chapter,
        String text,
        Cadence cadence,
        TaskStatus state,
        @Nullable LocalDate dispatchedOn,
        boolean shared,
        List<Assignment> assignments,
        List<Guide> guides,
        List<UnitGroupReference> groupReferences,
        List<Designation> designations,
        List<String> leaders,
        @Nullable Deadline deadline,
        @Nullable Deadline originalDeadline,
        List<Indicator> indicators,
        Map<String, Indicator> originalIndicators,
        Light light,
        List<HistoryEntry> history) {

    String title() {
        return Title.of(text);
    }

    /** What events say of it. */
    TaskState announced() {
        return new TaskState(
                id,
                number,
                title(),
                plan,
                year,
                cadence,
                indicators.stream().map(TaskDetails::announced).toList());
    }

    private static IndicatorState announced(Indicator indicator) {
        return new IndicatorState(
                indicator.id(), indicator.name(), indicator.kind().name(), indicator.target(), indicator.unit());
    }
}
