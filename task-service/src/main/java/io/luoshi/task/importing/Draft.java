package io.luoshi.task.importing;

import io.luoshi.task.notice.Indicator.Comparison;
import io.luoshi.task.notice.Indicator.Kind;
import io.luoshi.task.notice.Notice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All of an import that a person can correct, in the form in which he does: a tree of named things, to which a JSON merge patch (RFC
 * 7396) is applied. What is listed has a key, so that a patch can name, add and take away one of many.
 *
 * @param chapters by their place, from 1
 * @param tasks by their running number; a task that is taken away leaves a gap, one that is added takes a new number
 * @param unitNames units by id that were recognised by a person, by the name the notice uses
 * @param settled doubts that a person has dealt with: by task (0 for the notice as a whole) and by the key of the doubt
 */
record Draft(
        Plan plan,
        Map<String, Chapter> chapters,
        Map<String, Task> tasks,
        Map<String, String> unitNames,
        Map<String, Map<String, Boolean>> settled) {

    Draft {
        chapters = orEmpty(chapters);
        tasks = orEmpty(tasks);
        unitNames = orEmpty(unitNames);
        settled = orEmpty(settled);
    }

    /** What the notice says of itself. */
    record Plan(
            @Nullable String title,
            @Nullable String documentNumber,
            @Nullable String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable Integer year) {}

    /** @param number as written */
    record Chapter(String number, String title) {}

    /**
     * A task.
     *
     * @param chapter its place, from 1; absent for a task before the first
     * @param parent number of the task whose measure this is
     * @param units by name, in the order of the notice
     * @param groups by {@code g1}, {@code g2} ... in the order of the notice
     * @param indicators by {@code i1}, {@code i2} ... in the order of the text
     */
    record Task(
            String numberAsWritten,
            @Nullable Integer chapter,
            @Nullable Integer parent,
            String text,
            Map<String, Unit> units,
            Map<String, Group> groups,
            List<String> leaders,
            @Nullable Deadline deadline,
            Map<String, Indicator> indicators) {

        Task {
            numberAsWritten = numberAsWritten == null ? "" : numberAsWritten;
            units = orEmpty(units);
            groups = orEmpty(groups);
            leaders = leaders == null ? List.of() : List.copyOf(leaders);
            indicators = orEmpty(indicators);
        }
    }

    /** A unit's part in a task. @param consolidates whether it gathers the others' reports */
    record Unit(Notice.Role role, boolean consolidates) {}

    /** Units named together. */
    record Group(String asWritten, Notice.Role role, Notice.Scope scope, Set<Notice.UnitKind> unitKinds, boolean open) {

        Group {
            unitKinds = unitKinds == null ? Set.of() : Set.copyOf(unitKinds);
        }
    }

    /** @param on the last day, where the words name one */
    record Deadline(String asWritten, @Nullable LocalDate on) {}

    /** Something to reach. */
    record Indicator(
            String name,
            Kind kind,
            Comparison comparator,
            @Nullable BigDecimal target,
            @Nullable BigDecimal upTo,
            @Nullable String unit,
            @Nullable BigDecimal baseline,
            @Nullable LocalDate deadline,
            boolean aspirational,
            @Nullable String hedge) {}

    boolean isSettled(int task, String doubt) {
        return settled.getOrDefault(String.valueOf(task), Map.of()).getOrDefault(doubt, false);
    }

    private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
