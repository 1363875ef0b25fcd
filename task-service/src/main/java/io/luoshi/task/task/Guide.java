package io.luoshi.task.task;

import org.jspecify.annotations.Nullable;

/**
 * Who guides those that carry a task out (指导). Recorded, not assigned: a guide neither signs nor reports. Source: docs/adr/0014.
 *
 * @param unit absent for units named together (省有关部门)
 * @param name as the register has it, or as written
 */
public record Guide(@Nullable String unit, String name) {

    @Override
    public String toString() {
        return name;
    }
}
