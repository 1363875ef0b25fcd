package io.luoshi.task.importing;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.indicator.Comparison;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.indicator.IndicatorKind;
import io.luoshi.task.indicator.Place;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.Read;
import io.luoshi.task.plan.Chapter;
import io.luoshi.task.plan.NoticeData;
import io.luoshi.task.task.Assignment;
import io.luoshi.task.task.PlannedTask;
import io.luoshi.task.task.UnitGroupReference;
import io.luoshi.task.unit.KnownUnit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an import becomes when it is confirmed.
 *
 * @param year the plan's year, read or given
 * @param title the plan's title, read or given
 */
record PlanDraft(NoticeImport source, int year, String title) {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Takes year and title as given, else as read. */
    static PlanDraft of(NoticeImport source, @Nullable Integer givenYear, @Nullable String givenTitle) {
        Integer year = givenYear == null ? Read.valueOf(source.notice().year()) : givenYear;
        String title = givenTitle == null ? Read.valueOf(source.notice().title()) : givenTitle;
        if (year == null || title == null) {
            throw ImportProblem.fieldsMissing(Stream.of(
                            year == null ? Optional.of("year") : Optional.<String>empty(),
                            title == null ? Optional.of("title") : Optional.<String>empty())
                    .flatMap(Optional::stream)
                    .toList());
        }
        return new PlanDraft(source, year, title);
    }

    NoticeData notice() {
        Notice notice = source.notice();
        List<Chapter> chapters = notice.chapters().stream()
                .map(chapter -> new Chapter(chapter.number(), chapter.title()))
                .toList();
        return new NoticeData(
                title,
                Read.valueOf(notice.documentNumber()),
                documentKey(),
                Read.valueOf(notice.issuer()),
                Read.valueOf(notice.issuedOn()),
                chapters,
                source.id());
    }

    /** Document numbers are written with many kinds of brackets and spaces; a document without one is known by its bytes. */
    private String documentKey() {
        String number = Read.valueOf(source.notice().documentNumber());
        if (number == null) {
            return "sha256:" + source.file().sha256();
        }
        String written = Normalizer.normalize(number, Normalizer.Form.NFKC);
        return year + ":" + NEITHER_LETTER_NOR_DIGIT.matcher(written).replaceAll("");
    }

    List<PlannedTask> tasks(Map<String, KnownUnit> units) {
        return source.notice().tasks().stream()
                .map(task -> planned(task, source.notice().chapterOf(task), units))
                .toList();
    }

    private static PlannedTask planned(Notice.Task task, @Nullable Integer chapter, Map<String, KnownUnit> units) {
        return new PlannedTask(
                task.number(),
                chapter,
                task.text().value(),
                assignments(task, units),
                task.groupReferences().stream().map(PlanDraft::group).toList(),
                IntStream.range(0, task.indicators().size())
                        .mapToObj(at ->
                                indicator("i" + (at + 1), task.indicators().get(at)))
                        .toList());
    }

    /** Two names of one unit give it one assignment: the first. */
    private static List<Assignment> assignments(Notice.Task task, Map<String, KnownUnit> units) {
        Map<String, Assignment> byUnit = new LinkedHashMap<>();
        for (Notice.Assignment named : task.assignments()) {
            KnownUnit unit = units.get(named.unit());
            if (unit != null && !byUnit.containsKey(unit.id())) {
                AssignmentRole role = role(named.role(), named.consolidates());
                byUnit.put(
                        unit.id(),
                        Assignment.planned(unit.id(), unit.name(), role, consolidates(role, byUnit.values())));
            }
        }
        return new ArrayList<>(byUnit.values());
    }

    private static UnitGroupReference group(Notice.GroupReference group) {
        return new UnitGroupReference(
                group.asWritten(),
                role(group.role(), false),
                UnitGroupReference.Scope.valueOf(group.scope().name()),
                group.unitKinds().stream().sorted().flatMap(PlanDraft::kinds).toList());
    }

    private static Stream<UnitKind> kinds(Notice.UnitKind meant) {
        return switch (meant) {
            case DEPARTMENT -> Stream.of(UnitKind.DEPARTMENT);
            case SUBDISTRICT -> Stream.of(UnitKind.SUBDISTRICT);
            case FUNCTIONAL_AREA -> Stream.of(UnitKind.FUNCTIONAL_AREA);
            case REGION, ANY -> Stream.empty();
        };
    }

    private static Indicator indicator(String id, io.luoshi.task.notice.Indicator read) {
        return new Indicator(
                id,
                read.name(),
                IndicatorKind.valueOf(read.kind().name()),
                Comparison.valueOf(read.comparison().name()),
                read.target(),
                read.unit(),
                read.baseline(),
                read.aspirational(),
                new Place(read.span().start(), read.span().end()));
    }

    /** Of those who share a task without a stated lead, the one that consolidates leads. */
    private static AssignmentRole role(Notice.Role role, boolean consolidates) {
        return switch (role) {
            case LEAD -> AssignmentRole.LEAD;
            case CO_ORGANIZER, GUIDE -> AssignmentRole.CO_ORGANIZER;
            case SHARED -> consolidates ? AssignmentRole.LEAD : AssignmentRole.CO_ORGANIZER;
        };
    }

    private static boolean consolidates(AssignmentRole role, Collection<Assignment> before) {
        return role == AssignmentRole.LEAD && before.stream().noneMatch(a -> a.role() == AssignmentRole.LEAD);
    }
}
