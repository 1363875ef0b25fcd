package io.luoshi.task.task;

import io.luoshi.task.indicator.Indicator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a corrected notice makes of a task's indicators and references. Each keeps its id where it is found again, so that reported
 * values and designations stay with what they were made for.
 */
final class TaskRevision {

    /** @param before absent for a new one @param after absent for one that is dropped */
    record IndicatorChange(
            String id, @Nullable Indicator before, @Nullable Indicator after) {}

    private final List<Indicator> before;
    private final List<Indicator> after = new ArrayList<>();
    private final List<UnitGroupReference> references = new ArrayList<>();

    TaskRevision(List<Indicator> indicators, List<UnitGroupReference> known, PlannedTask planned) {
        before = indicators;
        List<Indicator> left = new ArrayList<>(indicators);
        Set<String> ids = indicators.stream().map(Indicator::id).collect(Collectors.toCollection(HashSet::new));
        for (Indicator next : planned.indicators()) {
            after.add(next.withId(found(left, next).map(Indicator::id).orElseGet(() -> free("i", ids))));
        }
        List<UnitGroupReference> unfound = new ArrayList<>(known);
        Set<String> taken = known.stream().map(UnitGroupReference::id).collect(Collectors.toCollection(HashSet::new));
        for (UnitGroupReference next : planned.groupReferences()) {
            Optional<UnitGroupReference> same =
                    take(unfound, each -> each.asWritten().equals(next.asWritten()));
            references.add(next.withId(same.map(UnitGroupReference::id).orElseGet(() -> free("g", taken))));
        }
    }

    /** By its name, else as the only one of its kind and measure. */
    private static Optional<Indicator> found(List<Indicator> left, Indicator next) {
        Optional<Indicator> named = take(left, each -> each.name().equals(next.name()));
        Predicate<Indicator> sameMeasure =
                each -> each.kind() == next.kind() && java.util.Objects.equals(each.unit(), next.unit());
        boolean single = left.stream().filter(sameMeasure).count() == 1;
        return named.isPresent() || !single ? named : take(left, sameMeasure);
    }

    private static <T> Optional<T> take(List<T> left, Predicate<T> wanted) {
        Optional<T> found = left.stream().filter(wanted).findFirst();
        found.ifPresent(left::remove);
        return found;
    }

    private static String free(String prefix, Set<String> taken) {
        int number = 1;
        while (!taken.add(prefix + number)) {
            number++;
        }
        return prefix + number;
    }

    List<Indicator> indicators() {
        return List.copyOf(after);
    }

    List<UnitGroupReference> references() {
        return List.copyOf(references);
    }

    Set<String> referenceIds() {
        return references.stream().map(UnitGroupReference::id).collect(Collectors.toSet());
    }

    /** Where an indicator stands in the notice is no change. */
    List<IndicatorChange> changedIndicators() {
        Map<String, Indicator> was = byId(before);
        Map<String, Indicator> is = byId(after);
        return Stream.concat(before.stream(), after.stream())
                .map(Indicator::id)
                .distinct()
                .map(id -> new IndicatorChange(id, was.get(id), is.get(id)))
                .filter(change -> change.before() == null
                        || change.after() == null
                        || !change.before().isSameGoalAs(change.after()))
                .toList();
    }

    /** Adds what is changed for the first time to what was changed before. */
    Map<String, Indicator> originals(Map<String, Indicator> known) {
        Map<String, Indicator> originals = new HashMap<>(known);
        changedIndicators().stream()
                .filter(change -> change.before() != null)
                .forEach(change -> originals.putIfAbsent(change.id(), change.before()));
        return originals;
    }

    private static Map<String, Indicator> byId(List<Indicator> indicators) {
        return indicators.stream().collect(Collectors.toMap(Indicator::id, each -> each));
    }
}
