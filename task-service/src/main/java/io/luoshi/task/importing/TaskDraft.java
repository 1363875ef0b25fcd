package io.luoshi.task.importing;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.indicator.Comparison;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.indicator.IndicatorKind;
import io.luoshi.task.indicator.Place;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.Notice.Role;
import io.luoshi.task.task.Assignment;
import io.luoshi.task.task.Deadline;
import io.luoshi.task.task.Guide;
import io.luoshi.task.task.PlannedTask;
import io.luoshi.task.task.UnitGroupReference;
import io.luoshi.task.unit.KnownUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One task of a draft on its way into a plan. Units that share a task without a stated lead all lead it, and the task says that it is
 * shared; units that guide are recorded and not assigned. Source: docs/adr/0014.
 *
 * @param source what was read of it; absent for a task that a person added
 */
record TaskDraft(Draft.Task task, Notice.@Nullable Task source, Map<String, KnownUnit> units) {

    PlannedTask planned(int number) {
        return new PlannedTask(
                number,
                task.chapter(),
                task.text(),
                task.units().values().stream().anyMatch(unit -> unit.role() == Role.SHARED),
                assignments(),
                guides(),
                references(),
                task.leaders(),
                deadline(task.deadline()),
                task.indicators().entrySet().stream()
                        .map(indicator -> indicator(indicator.getKey(), indicator.getValue()))
                        .toList());
    }

    /** Two names of one unit give it one assignment: the first. One lead consolidates: the one named so, else the first. */
    private List<Assignment> assignments() {
        Map<String, Assignment> byUnit = new LinkedHashMap<>();
        String consolidating = consolidating();
        task.units().forEach((name, part) -> {
            KnownUnit unit = units.get(name);
            if (unit != null && part.role() != Role.GUIDE) {
                byUnit.putIfAbsent(
                        unit.id(),
                        Assignment.planned(
                                unit.id(),
                                unit.name(),
                                role(part.role()),
                                unit.id().equals(consolidating)));
            }
        });
        return new ArrayList<>(byUnit.values());
    }

    private @Nullable String consolidating() {
        Map<String, Boolean> leads = new LinkedHashMap<>();
        Map<String, AssignmentRole> first = new LinkedHashMap<>();
        task.units().forEach((name, part) -> {
            KnownUnit unit = units.get(name);
            if (unit != null && part.role() != Role.GUIDE) {
                AssignmentRole role = first.computeIfAbsent(unit.id(), _ -> role(part.role()));
                if (role == AssignmentRole.LEAD) {
                    leads.putIfAbsent(unit.id(), part.consolidates());
                }
            }
        });
        return leads.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(
                        () -> leads.isEmpty() ? null : leads.keySet().iterator().next());
    }

    private List<Guide> guides() {
        Stream<Guide> named = task.units().entrySet().stream()
                .filter(entry -> entry.getValue().role() == Role.GUIDE)
                .map(entry -> guide(entry.getKey(), units.get(entry.getKey())));
        Stream<Guide> together = task.groups().values().stream()
                .filter(group -> group.role() == Role.GUIDE)
                .map(group -> new Guide(null, group.asWritten()));
        return Stream.concat(named, together).toList();
    }

    private static Guide guide(String name, @Nullable KnownUnit unit) {
        return unit == null ? new Guide(null, name) : new Guide(unit.id(), unit.name());
    }

    private List<UnitGroupReference> references() {
        return task.groups().entrySet().stream()
                .filter(group -> group.getValue().role() != Role.GUIDE)
                .map(group -> reference(group.getKey(), group.getValue()))
                .toList();
    }

    private static UnitGroupReference reference(String id, Draft.Group group) {
        return new UnitGroupReference(
                id,
                group.asWritten(),
                role(group.role()),
                UnitGroupReference.Scope.valueOf(group.scope().name()),
                group.unitKinds().stream().sorted().flatMap(TaskDraft::kinds).toList());
    }

    private static Stream<UnitKind> kinds(Notice.UnitKind meant) {
        return switch (meant) {
            case DEPARTMENT -> Stream.of(UnitKind.DEPARTMENT);
            case SUBDISTRICT -> Stream.of(UnitKind.SUBDISTRICT);
            case FUNCTIONAL_AREA -> Stream.of(UnitKind.FUNCTIONAL_AREA);
            case REGION, ANY -> Stream.empty();
        };
    }

    private static @Nullable Deadline deadline(Draft.@Nullable Deadline deadline) {
        return deadline == null ? null : new Deadline(deadline.asWritten(), deadline.on());
    }

    private Indicator indicator(String id, Draft.Indicator indicator) {
        return new Indicator(
                id,
                indicator.name(),
                IndicatorKind.valueOf(indicator.kind().name()),
                Comparison.valueOf(indicator.comparator().name()),
                indicator.target(),
                indicator.unit(),
                indicator.baseline(),
                indicator.aspirational(),
                place(id));
    }

    /** Keys of what was read are i1, i2 ...; keys that people gave may be anything. */
    private @Nullable Place place(String id) {
        if (source == null || !id.matches("i[1-9]\\d{0,3}")) {
            return null;
        }
        return source.indicators().stream()
                .skip(Long.parseLong(id.substring(1)) - 1)
                .map(read -> new Place(read.span().start(), read.span().end()))
                .findFirst()
                .orElse(null);
    }

    private static AssignmentRole role(Role role) {
        return role == Role.CO_ORGANIZER ? AssignmentRole.CO_ORGANIZER : AssignmentRole.LEAD;
    }
}
