package io.luoshi.task.notice;

import io.luoshi.task.notice.Column.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of the rows of a table. A cell merged over several rows is one task whose measures, where a column holds any, are the
 * items; a cell over the whole width is a heading.
 */
final class TableItems {

    private static final Wording SAYS_HOW_MUCH = Wording.of("增长 下降 达到 达 突破 超过 不低于 不少于 控制在 提高 提升到 降低 压降 力争增长 同比增长");

    private final List<Integer> above;
    private final List<Notice.Heading> headings;
    private final List<Outline.Item> items = new ArrayList<>();
    private List<Integer> path;
    private @Nullable Span task;
    private @Nullable Span category;

    private TableItems(List<Integer> above, List<Notice.Heading> headings) {
        this.above = above;
        this.headings = headings;
        this.path = above;
    }

    /**
     * @param above the headings under which the table stands
     * @param headings takes those that the table adds
     */
    static List<Outline.Item> of(TaskTable table, List<Integer> above, List<Notice.Heading> headings) {
        TableItems reading = new TableItems(above, headings);
        table.entries().forEach(reading::take);
        return reading.items;
    }

    private void take(TaskTable.Entry row) {
        if (row.repeatsHeader()) {
            return;
        }
        if (row.isHeading()) {
            path = heading(row.whole(), above);
            return;
        }
        List<ReadableText> named = row.cells(Content.TASK);
        List<ReadableText> measures = row.cells(Content.MEASURE);
        if (named.isEmpty() && measures.isEmpty()) {
            addToLast(row);
            return;
        }
        openCategory(row);
        boolean sameTask = !named.isEmpty() && named.getFirst().span().equals(task) && !items.isEmpty();
        task = named.isEmpty() ? null : named.getFirst().span();
        if (sameTask && measures.isEmpty()) {
            addToLast(row);
        } else {
            Stream<ReadableText> words =
                    sameTask ? measures.stream() : Stream.concat(named.stream(), measures.stream());
            addItem(row, ReadableText.join(separated(words.toList())));
        }
    }

    /** 重点任务 in a column of its own, merged over its tasks. */
    private void openCategory(TaskTable.Entry row) {
        List<ReadableText> cells = row.cells(Content.HEADING);
        if (!cells.isEmpty() && !cells.getFirst().span().equals(category)) {
            category = cells.getFirst().span();
            path = heading(cells.getFirst(), above);
        }
    }

    /** Apart, but for a target that goes on from the task: 税收收入 | 增长5% */
    private static List<ReadableText> separated(List<ReadableText> cells) {
        List<ReadableText> pieces = new ArrayList<>();
        for (ReadableText cell : cells) {
            if (!pieces.isEmpty() && SAYS_HOW_MUCH.atStart(cell.toString()).isEmpty()) {
                pieces.add(pieces.getLast().lineBreakBehind());
            }
            pieces.add(cell);
        }
        return pieces;
    }

    private List<Integer> heading(ReadableText words, List<Integer> under) {
        Marker.Mark mark = Marker.at(words, 0);
        String number = mark == null ? "" : mark.number().asWritten();
        String title = mark == null ? words.asWritten() : words.from(mark.end()).asWritten();
        headings.add(new Notice.Heading(
                number, title, under.isEmpty() ? null : under.getLast(), words.span(), Confidence.LIKELY));
        return Stream.concat(under.stream(), Stream.of(headings.size())).toList();
    }

    private void addItem(TaskTable.Entry row, ReadableText words) {
        List<ReadableText> numbers = row.cells(Content.NUMBER);
        Marker.Mark mark = numbers.isEmpty() ? Marker.at(words, 0) : null;
        ReadableText content = mark == null || mark.runsIntoDigits(words) ? words : words.from(mark.end());
        String number = mark == null
                ? numbers.isEmpty() ? "" : numbers.getFirst().asWritten()
                : mark.number().asWritten();
        List<Clause> clauses = new ArrayList<>(Clause.in(content));
        clauses.addAll(columns(row, content));
        items.add(new Outline.Item(Node.Kind.ITEM, number, path, null, content, clauses, row.span()));
    }

    /** A row without a task of its own says more about the one above. */
    private void addToLast(TaskTable.Entry row) {
        if (!items.isEmpty()) {
            Outline.Item last = items.removeLast();
            List<Clause> clauses = new ArrayList<>(last.clauses());
            clauses.addAll(columns(row, last.content()));
            Span span = new Span(
                    last.span().start(), Math.max(last.span().end(), row.span().end()));
            items.add(new Outline.Item(last.kind(), last.number(), last.path(), null, last.content(), clauses, span));
        }
    }

    private static List<Clause> columns(TaskTable.Entry row, ReadableText content) {
        List<Mention> mentions = row.mentions();
        int end = content.length();
        return mentions.isEmpty()
                ? List.of()
                : List.of(new Clause(end, end, mentions.getFirst().list(), mentions, Clause.Form.COLUMN));
    }
}
