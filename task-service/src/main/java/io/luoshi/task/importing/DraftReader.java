package io.luoshi.task.importing;

import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.Read;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What was read from a notice, as the draft that a person corrects. */
final class DraftReader {

    private DraftReader() {}

    static Draft of(Notice notice) {
        Draft.Plan plan = new Draft.Plan(
                Read.valueOf(notice.title()),
                Read.valueOf(notice.documentNumber()),
                Read.valueOf(notice.issuer()),
                Read.valueOf(notice.issuedOn()),
                Read.valueOf(notice.year()));
        Map<String, Draft.Task> tasks = new LinkedHashMap<>();
        notice.tasks().forEach(task -> tasks.put(String.valueOf(task.number()), task(notice, task)));
        Map<String, Draft.Chapter> chapters =
                keyed("", notice.chapters(), chapter -> new Draft.Chapter(chapter.number(), chapter.title()));
        return new Draft(plan, chapters, tasks, Map.of(), Map.of());
    }

    private static Draft.Task task(Notice notice, Notice.Task task) {
        Map<String, Draft.Unit> units = new LinkedHashMap<>();
        task.assignments()
                .forEach(named -> units.put(named.unit(), new Draft.Unit(named.role(), named.consolidates())));
        return new Draft.Task(
                task.numberAsWritten(),
                notice.chapterOf(task),
                task.parent(),
                task.text().value(),
                units,
                keyed("g", task.groupReferences(), DraftReader::group),
                task.leaders().stream().map(Notice.Leader::name).toList(),
                task.deadlines().isEmpty() ? null : deadline(task.deadlines().getFirst()),
                keyed("i", task.indicators(), DraftReader::indicator));
    }

    private static Draft.Group group(Notice.GroupReference group) {
        return new Draft.Group(group.asWritten(), group.role(), group.scope(), group.unitKinds(), group.open());
    }

    private static Draft.Deadline deadline(Notice.Deadline deadline) {
        return new Draft.Deadline(deadline.asWritten(), deadline.on());
    }

    private static Draft.Indicator indicator(io.luoshi.task.notice.Indicator read) {
        return new Draft.Indicator(
                read.name(),
                read.kind(),
                read.comparison(),
                read.target(),
                read.upTo(),
                read.unit(),
                read.baseline(),
                read.deadline(),
                read.aspirational(),
                read.hedge());
    }

    private static <S, T> Map<String, T> keyed(String prefix, List<S> list, Function<S, T> part) {
        Map<String, T> keyed = new LinkedHashMap<>();
        list.forEach(each -> keyed.put(prefix + (keyed.size() + 1), part.apply(each)));
        return keyed;
    }
}
