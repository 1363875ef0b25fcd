package io.luoshi.task.plan;

import io.luoshi.task.matching.TaskMatching;
import io.luoshi.task.task.PlannedTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What distinguishes the tasks of two notices: of this year and last, of a plan and its corrected notice. Tasks are found again by
 * their words.
 *
 * @param kept tasks of which nothing has changed
 * @param changed tasks that ask for something else, or of somebody else
 * @param added tasks that only the later notice has
 * @param dropped tasks that only the earlier one had
 */
public record PlanDiff(List<Pair> kept, List<TaskDiff> changed, List<Item> added, List<Item> dropped) {

    /** A task in both. @param before its number in the earlier notice @param after its number in the later one */
    public record Pair(int before, int after) {}

    /** A task in one of them. */
    public record Item(int number, String text) {

        static Item of(PlannedTask task) {
            return new Item(task.number(), task.text());
        }
    }

    static PlanDiff between(List<PlannedTask> before, List<PlannedTask> after) {
        Map<Integer, PlannedTask> earlier = byNumber(before);
        Map<Integer, PlannedTask> later = byNumber(after);
        Map<Integer, Integer> pairs = TaskMatching.between(PlannedTask.texts(before), PlannedTask.texts(after));
        List<Pair> kept = new ArrayList<>();
        List<TaskDiff> changed = new ArrayList<>();
        new TreeMap<>(pairs).forEach((number, next) -> {
            TaskDiff diff = TaskDiff.between(task(earlier, number), task(later, next));
            if (diff.isEmpty()) {
                kept.add(new Pair(number, next));
            } else {
                changed.add(diff);
            }
        });
        return new PlanDiff(kept, changed, rest(later, new HashSet<>(pairs.values())), rest(earlier, pairs.keySet()));
    }

    private static PlannedTask task(Map<Integer, PlannedTask> tasks, int number) {
        return java.util.Objects.requireNonNull(tasks.get(number));
    }

    private static Map<Integer, PlannedTask> byNumber(List<PlannedTask> tasks) {
        Map<Integer, PlannedTask> byNumber = new TreeMap<>();
        tasks.forEach(task -> byNumber.put(task.number(), task));
        return byNumber;
    }

    private static List<Item> rest(Map<Integer, PlannedTask> tasks, Set<Integer> paired) {
        return tasks.values().stream()
                .filter(task -> !paired.contains(task.number()))
                .map(Item::of)
                .toList();
    }
}
