package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A notice in few words, to be compared with what a person expects of it. */
final class Summary {

    private Summary() {}

    static Map<String, Object> of(Notice notice) {
        Map<String, Object> all = new LinkedHashMap<>();
        put(all, "title", Read.valueOf(notice.title()));
        put(all, "documentNumber", Read.valueOf(notice.documentNumber()));
        put(all, "issuer", Read.valueOf(notice.issuer()));
        put(all, "issuedOn", Read.valueOf(notice.issuedOn()));
        put(all, "year", Read.valueOf(notice.year()));
        put(
                all,
                "headings",
                notice.headings().stream().map(h -> heading(h, notice)).toList());
        put(
                all,
                "tasks",
                notice.tasks().stream().map(task -> task(task, notice)).toList());
        put(
                all,
                "rules",
                notice.rules().stream().map(r -> r.convention().name()).toList());
        put(all, "doubts", notice.doubts().stream().map(Summary::doubt).toList());
        return all;
    }

    private static void put(Map<String, Object> all, String field, @Nullable Object value) {
        if (value != null && !value.equals(List.of())) {
            all.put(field, value instanceof List<?> list ? list : value.toString());
        }
    }

    private static String heading(Notice.Heading heading, Notice notice) {
        String own = (heading.number() + " " + heading.title()).strip();
        return heading.parent() == null
                ? own
                : heading(notice.headings().get(heading.parent() - 1), notice) + " > " + own;
    }

    private static Map<String, Object> task(Notice.Task task, Notice notice) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", task.numberAsWritten());
        put(
                all,
                "under",
                task.path().isEmpty()
                        ? null
                        : notice.headings().get(task.path().getLast() - 1).title());
        put(all, "measureOf", task.parent());
        all.put("text", task.text().value());
        put(
                all,
                "units",
                Stream.concat(
                                task.assignments().stream().map(Summary::unit),
                                task.groupReferences().stream().map(Summary::group))
                        .toList());
        put(
                all,
                "leaders",
                task.leaders().stream().map(l -> l.name() + " " + l.capacity()).toList());
        put(
                all,
                "until",
                task.deadlines().stream()
                        .map(d -> d.asWritten() + (d.on() == null ? "" : " " + d.on()))
                        .toList());
        put(
                all,
                "indicators",
                task.indicators().stream().map(Summary::indicator).toList());
        return all;
    }

    private static String unit(Notice.Assignment unit) {
        String elided = unit.unit().equals(unit.asWritten()) ? "" : " (" + unit.asWritten() + ")";
        return unit.unit() + elided + " " + unit.role() + (unit.consolidates() ? " consolidates" : "");
    }

    private static String group(Notice.GroupReference group) {
        String kinds = group.unitKinds().stream().sorted().map(Enum::name).collect(Collectors.joining("+"));
        return group.asWritten() + " " + group.role() + " " + group.scope() + (kinds.isEmpty() ? "" : " " + kinds)
                + (group.open() ? " open" : "");
    }

    static String indicator(Indicator i) {
        List<String> words = new ArrayList<>(
                List.of(i.name(), i.kind().name(), i.comparison().symbol()));
        words.add((i.target() == null ? "?" : i.target().toPlainString())
                + (i.upTo() == null ? "" : "—" + i.upTo().toPlainString())
                + (i.unit() == null ? "" : i.unit()));
        if (i.baseline() != null) {
            words.add("from " + i.baseline().toPlainString());
        }
        if (i.deadline() != null) {
            words.add("by " + i.deadline());
        }
        if (i.hedge() != null) {
            words.add(i.hedge() + (i.aspirational() ? " aspirational" : ""));
        }
        return String.join(" ", words);
    }

    private static String doubt(Doubt doubt) {
        return doubt.code() + (doubt.task() == null ? "" : " " + doubt.task()) + " "
                + String.join(", ", doubt.arguments());
    }
}
