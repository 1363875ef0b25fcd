package io.luoshi.task.plan;

import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.task.Assignment;
import io.luoshi.task.task.Deadline;
import io.luoshi.task.task.PlannedTask;
import io.luoshi.task.task.UnitGroupReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one task differs between two notices. What is the same in both is absent.
 *
 * @param before its number in the earlier notice
 * @param after its number in the later one
 * @param text in the later notice
 * @param textBefore in the earlier notice, if it differs
 * @param units named units and groups that came, went or have another part now
 */
public record TaskDiff(
        int before,
        int after,
        String text,
        @Nullable String textBefore,
        List<TargetDiff> targets,
        List<UnitDiff> units,
        @Nullable DeadlineDiff deadline) {

    /** An indicator that came, went or has another target. */
    public record TargetDiff(
            String name, @Nullable String before, @Nullable String after, Direction direction) {}

    /** Where a target went. */
    public enum Direction {
        UP,
        DOWN,
        /** Another kind of goal, so that more and less cannot be told. */
        OTHER,
        NEW,
        DROPPED
    }

    /** @param unit name of the unit, or the group as written @param before its part before, such as LEAD @param after its part now */
    public record UnitDiff(
            String unit, @Nullable String before, @Nullable String after) {}

    /** At least one of them is there. */
    public record DeadlineDiff(
            @Nullable Deadline before, @Nullable Deadline after) {}

    static TaskDiff between(PlannedTask before, PlannedTask after) {
        boolean sameDeadline = Objects.equals(before.deadline(), after.deadline());
        return new TaskDiff(
                before.number(),
                after.number(),
                after.text(),
                before.text().equals(after.text()) ? null : before.text(),
                targets(before.indicators(), after.indicators()),
                units(parts(before), parts(after)),
                sameDeadline ? null : new DeadlineDiff(before.deadline(), after.deadline()));
    }

    boolean isEmpty() {
        return textBefore == null && targets.isEmpty() && units.isEmpty() && deadline == null;
    }

    private static List<TargetDiff> targets(List<Indicator> before, List<Indicator> after) {
        List<TargetDiff> targets = new ArrayList<>();
        List<Indicator> left = new ArrayList<>(after);
        for (Indicator was : before) {
            Indicator is = left.stream()
                    .filter(each -> each.name().equals(was.name()))
                    .findFirst()
                    .orElse(null);
            left.remove(is);
            if (is == null) {
                targets.add(new TargetDiff(was.name(), was.toString(), null, Direction.DROPPED));
            } else if (!is.isSameGoalAs(was)) {
                targets.add(new TargetDiff(is.name(), was.toString(), is.toString(), direction(was, is)));
            }
        }
        left.forEach(is -> targets.add(new TargetDiff(is.name(), null, is.toString(), Direction.NEW)));
        return targets;
    }

    private static Direction direction(Indicator was, Indicator is) {
        BigDecimal from = was.target();
        BigDecimal to = is.target();
        boolean comparable = was.kind() == is.kind() && Objects.equals(was.unit(), is.unit());
        if (!comparable || from == null || to == null || from.compareTo(to) == 0) {
            return Direction.OTHER;
        }
        return from.compareTo(to) < 0 ? Direction.UP : Direction.DOWN;
    }

    private static List<UnitDiff> units(Map<String, String> before, Map<String, String> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .map(unit -> new UnitDiff(unit, before.get(unit), after.get(unit)))
                .filter(diff -> !Objects.equals(diff.before(), diff.after()))
                .toList();
    }

    /** Who has which part in the task, by name. */
    private static Map<String, String> parts(PlannedTask task) {
        Map<String, String> parts = new LinkedHashMap<>();
        collect(
                parts,
                task.assignments(),
                Assignment::unitName,
                each -> each.role().name());
        collect(parts, task.guides(), each -> each.name(), _ -> "GUIDE");
        collect(
                parts,
                task.groupReferences(),
                UnitGroupReference::asWritten,
                each -> each.role().name());
        return parts;
    }

    private static <T> void collect(
            Map<String, String> parts, List<T> each, Function<T, String> name, Function<T, String> part) {
        each.forEach(one -> parts.put(name.apply(one), part.apply(one)));
    }
}
