package io.luoshi.task.task;

import io.luoshi.task.indicator.Indicator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as a confirmed notice states it.
 *
 * @param number running number in the plan, from 1
 * @param chapter place in the plan's chapters, from 1; absent for a task before the first chapter
 * @param assignments in the notice's order; a unit appears once
 */
public record PlannedTask(
        int number,
        @Nullable Integer chapter,
        String text,
        List<Assignment> assignments,
        List<UnitGroupReference> groupReferences,
        List<Indicator> indicators) {}
