package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a task-breakdown notice (任务分解方案): finds the attachment, reads the header above it, its outline and its tables, then each
 * task's clauses and indicators. Keeps no state; the time taken grows with the length of the text. What cannot be read for sure is
 * not guessed in silence but listed in {@link Notice#doubts()}.
 */
public final class NoticeReader {

    /**
     * @param known names of units, which guide the splitting of their lists
     * @throws NoTasksFound if the text has no task; an empty text has none
     */
    public Notice read(SourceText source, KnownNames known) {
        Doubts doubts = new Doubts();
        Page page = Page.of(source, doubts);
        Header header = Header.of(page.attachment(), doubts);
        Outline outline = page.outline(doubts);
        if (outline.items().isEmpty()) {
            throw new NoTasksFound(source.text().length());
        }
        Numbering.check(outline, doubts);
        Responsibility.Style style = style(source, outline.items(), known);
        List<Notice.Task> tasks = tasks(outline.items(), style, header, doubts);
        return new Notice(
                header.title(),
                header.documentNumber(),
                header.issuer(),
                header.issuedOn(),
                header.year(),
                List.copyOf(outline.headings()),
                tasks,
                style.conventions().found(),
                doubts.worstFirst());
    }

    private static Responsibility.Style style(SourceText source, List<Outline.Item> items, KnownNames known) {
        Conventions conventions =
                Conventions.in(ReadableText.join(ReadableText.of(source.text()).lines()));
        List<List<UnitList.Piece>> lists = items.stream()
                .flatMap(item -> item.clauses().stream())
                .flatMap(clause -> clause.mentions().stream())
                .filter(mention -> mention.duty().isOfUnits())
                .map(mention -> UnitList.of(mention.list(), known))
                .toList();
        return new Responsibility.Style(known, conventions, Ellipsis.in(lists));
    }

    private static List<Notice.Task> tasks(
            List<Outline.Item> items, Responsibility.Style style, Header header, Doubts doubts) {
        List<Notice.Task> tasks = new ArrayList<>();
        for (Outline.Item item : items) {
            int number = tasks.size() + 1;
            tasks.add(task(number, item, style, Read.valueOf(header.year()), doubts.about(number)));
        }
        return List.copyOf(tasks);
    }

    private static Notice.Task task(
            int number, Outline.Item item, Responsibility.Style style, @Nullable Integer year, Doubts doubts) {
        Responsibility responsibility = Responsibility.of(item.clauses(), style, doubts);
        responsibility.addDefaults(item.span());
        ClauseDoubts.check(item, responsibility, doubts);
        ReadableText text = item.text();
        return new Notice.Task(
                number,
                item.number(),
                item.path(),
                item.parent(),
                text.isEmpty() ? new Read<>("", item.span(), Confidence.UNSURE) : text.read(Confidence.SURE),
                responsibility.assignments(),
                responsibility.groups(),
                responsibility.leaders(),
                deadlines(responsibility, text, year),
                IndicatorReader.read(text, year, doubts),
                item.span(),
                item.kind() == Node.Kind.PARAGRAPH ? Confidence.LIKELY : Confidence.SURE);
    }

    /** Those of the column or clause, and those of the text. */
    private static List<Notice.Deadline> deadlines(
            Responsibility responsibility, ReadableText text, @Nullable Integer year) {
        Stream<Notice.Deadline> stated = responsibility.deadlines().stream().map(words -> {
            List<DayPhrase> days = DayPhrase.in(words.toString(), year);
            boolean one = days.size() == 1;
            return new Notice.Deadline(
                    words.asWritten(),
                    one ? days.getFirst().on() : null,
                    words.span(),
                    one && days.getFirst().sure() ? Confidence.SURE : Confidence.LIKELY);
        });
        Stream<Notice.Deadline> inText = DayPhrase.deadlinesIn(text.toString(), year).stream()
                .map(day -> new Notice.Deadline(
                        text.part(day.start(), day.end()).asWritten(),
                        day.on(),
                        text.span(day.start(), day.end()),
                        Confidence.LIKELY));
        return Stream.concat(stated, inText)
                .sorted(Comparator.comparingInt(deadline -> deadline.span().start()))
                .toList();
    }
}
