package io.luoshi.task.importing;

import io.luoshi.task.importing.ImportView.AssignmentPart;
import io.luoshi.task.importing.ImportView.GroupPart;
import io.luoshi.task.importing.ImportView.IndicatorPart;
import io.luoshi.task.importing.ImportView.TaskPart;
import io.luoshi.task.notice.Indicator;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.unit.KnownUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows the tasks of a draft, each thing with the place it was read from, where it was read. */
final class TaskParts {

    private final Map<Integer, Notice.Task> read;
    private final Map<String, KnownUnit> known;

    TaskParts(Notice notice, Map<String, KnownUnit> known) {
        this.read = notice.tasks().stream().collect(Collectors.toMap(Notice.Task::number, Function.identity()));
        this.known = known;
    }

    List<TaskPart> of(Draft draft) {
        return draft.tasks().entrySet().stream()
                .map(task -> task(Integer.parseInt(task.getKey()), task.getValue()))
                .toList();
    }

    private TaskPart task(int number, Draft.Task task) {
        Notice.Task source = read.get(number);
        return new TaskPart(
                number,
                task.numberAsWritten(),
                task.chapter(),
                task.parent(),
                task.text(),
                source == null ? null : source.span(),
                source == null ? null : source.confidence(),
                list(task.units(), (name, unit) -> assignment(source, name, unit)),
                list(task.groups(), (key, group) -> group(source, key, group)),
                task.leaders(),
                task.deadline(),
                list(task.indicators(), (key, indicator) -> indicator(source, key, indicator)));
    }

    private static <S, T> List<T> list(Map<String, S> keyed, java.util.function.BiFunction<String, S, T> part) {
        return keyed.entrySet().stream()
                .map(entry -> part.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    private AssignmentPart assignment(Notice.@Nullable Task source, String name, Draft.Unit unit) {
        Optional<Notice.Assignment> named = stream(source, Notice.Task::assignments)
                .filter(read -> read.unit().equals(name))
                .findFirst();
        KnownUnit bearer = known.get(name);
        return new AssignmentPart(
                name,
                unit.role(),
                unit.consolidates(),
                bearer == null ? null : bearer.id(),
                named.map(Notice.Assignment::span).orElse(null),
                named.map(Notice.Assignment::confidence).orElse(null));
    }

    private static GroupPart group(Notice.@Nullable Task source, String key, Draft.Group group) {
        return new GroupPart(
                key,
                group.asWritten(),
                group.role(),
                group.scope(),
                group.unitKinds(),
                group.open(),
                at(source, Notice.Task::groupReferences, key)
                        .map(Notice.GroupReference::span)
                        .orElse(null));
    }

    private static IndicatorPart indicator(Notice.@Nullable Task source, String key, Draft.Indicator shown) {
        Optional<Indicator> read = at(source, Notice.Task::indicators, key);
        return new IndicatorPart(
                key,
                shown.name(),
                shown.kind(),
                shown.comparator().symbol(),
                shown.target(),
                shown.upTo(),
                shown.unit(),
                shown.baseline(),
                shown.deadline(),
                shown.aspirational(),
                shown.hedge(),
                read.map(Indicator::span).orElse(null),
                read.map(Indicator::confidence).orElse(null));
    }

    /** Keys of what was read are a letter and its place in the list; keys that people gave may be anything. */
    private static <T> Optional<T> at(Notice.@Nullable Task source, Function<Notice.Task, List<T>> list, String key) {
        return key.matches("[gi][1-9]\\d{0,3}")
                ? stream(source, list)
                        .skip(Long.parseLong(key.substring(1)) - 1)
                        .findFirst()
                : Optional.empty();
    }

    private static <T> Stream<T> stream(Notice.@Nullable Task source, Function<Notice.Task, List<T>> list) {
        return source == null ? Stream.empty() : list.apply(source).stream();
    }
}
