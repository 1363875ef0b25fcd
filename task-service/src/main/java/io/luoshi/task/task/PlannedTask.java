package io.luoshi.task.task;

import io.luoshi.task.indicator.Indicator;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as a confirmed notice states it.
 *
 * @param number running number in the plan, from 1
 * @param chapter place in the plan's chapters, from 1; absent for a task before the first chapter
 * @param shared the units share the task and the notice states no lead; all of them lead
 * @param assignments in the notice's order; a unit appears once
 * @param leaders persons in charge (责任领导), by name
 */
public record PlannedTask(
        int number,
        @Nullable Integer chapter,
        String text,
        boolean shared,
        List<Assignment> assignments,
        List<Guide> guides,
        List<UnitGroupReference> groupReferences,
        List<String> leaders,
        @Nullable Deadline deadline,
        List<Indicator> indicators) {

    /** The same with another number. */
    public PlannedTask withNumber(int other) {
        return new PlannedTask(
                other, chapter, text, shared, assignments, guides, groupReferences, leaders, deadline, indicators);
    }

    /** The texts of tasks, by number, in the order given. */
    public static Map<Integer, String> texts(Collection<PlannedTask> tasks) {
        Map<Integer, String> texts = new LinkedHashMap<>();
        tasks.forEach(task -> texts.put(task.number(), task.text()));
        return texts;
    }
}
