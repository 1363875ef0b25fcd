package io.luoshi.task.importing;

import io.luoshi.task.importing.ImportView.AssignmentPart;
import io.luoshi.task.importing.ImportView.ChapterPart;
import io.luoshi.task.importing.ImportView.DoubtPart;
import io.luoshi.task.importing.ImportView.GroupPart;
import io.luoshi.task.importing.ImportView.IndicatorPart;
import io.luoshi.task.importing.ImportView.PlanPart;
import io.luoshi.task.importing.ImportView.TaskPart;
import io.luoshi.task.notice.Doubt;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.Read;
import io.luoshi.task.unit.KnownUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Shows imports, with the ids of the units that are known by now and the doubts in the caller's language. */
@Component
class ImportViews {

    private final NamedUnits units;
    private final MessageSource messages;

    ImportViews(NamedUnits units, MessageSource messages) {
        this.units = units;
        this.messages = messages;
    }

    ImportView of(NoticeImport upload, Locale locale) {
        Notice notice = upload.notice();
        Map<String, KnownUnit> known = units.known(notice);
        return new ImportView(
                upload.id(),
                upload.fileName(),
                upload.file().encoding(),
                upload.file().sha256(),
                upload.file().size(),
                upload.uploaded().at(),
                upload.uploaded().by(),
                upload.confirmed() == null ? null : String.valueOf(upload.plan()),
                plan(notice),
                notice.tasks().stream()
                        .map(task -> task(task, notice.chapterOf(task), known))
                        .toList(),
                notice.doubts().stream().map(doubt -> doubt(doubt, locale)).toList());
    }

    private static PlanPart plan(Notice notice) {
        List<Notice.Heading> chapters = notice.chapters();
        return new PlanPart(
                Read.valueOf(notice.title()),
                Read.valueOf(notice.documentNumber()),
                Read.valueOf(notice.issuer()),
                Read.valueOf(notice.issuedOn()),
                Read.valueOf(notice.year()),
                IntStream.range(0, chapters.size())
                        .mapToObj(at -> new ChapterPart(
                                at + 1,
                                chapters.get(at).number(),
                                chapters.get(at).title()))
                        .toList());
    }

    private static TaskPart task(Notice.Task task, @Nullable Integer chapter, Map<String, KnownUnit> known) {
        return new TaskPart(
                task.number(),
                task.numberAsWritten(),
                chapter,
                task.text().value(),
                task.span(),
                task.assignments().stream()
                        .map(named -> assignment(named, known))
                        .toList(),
                task.groupReferences().stream()
                        .map(group -> new GroupPart(group.asWritten(), group.role(), group.scope(), group.unitKinds()))
                        .toList(),
                task.indicators().stream().map(IndicatorPart::of).toList());
    }

    private static AssignmentPart assignment(Notice.Assignment named, Map<String, KnownUnit> known) {
        KnownUnit unit = known.get(named.unit());
        return new AssignmentPart(named.unit(), named.role(), unit == null ? null : unit.id());
    }

    private DoubtPart doubt(Doubt doubt, Locale locale) {
        Object[] seen = doubt.arguments().stream()
                .map(argument -> term(argument, locale))
                .toArray();
        String reason = messages.getMessage("doubt." + doubt.code(), seen, locale);
        return new DoubtPart(doubt.code(), doubt.task(), reason, doubt.span());
    }

    /** Some arguments are codes of the reader, which have words of their own; the others are words of the notice. */
    private String term(String argument, Locale locale) {
        String term = messages.getMessage("doubt.term." + argument, null, argument, locale);
        return term == null ? argument : term;
    }
}
