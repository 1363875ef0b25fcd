package io.luoshi.task.notice;

import io.luoshi.task.notice.Column.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table of tasks: a row for each, with columns for number, task, units, leaders and days in any order. */
final class TaskTable {

    /** Titles may stand in rows above the names of the columns. */
    private static final int MOST_ROWS_ABOVE = 6;

    private final String raw;
    private final List<SourceText.Row> rows;
    private final List<@Nullable Column> columns;
    private final Span span;

    private TaskTable(String raw, SourceText.Table table, int header, List<@Nullable Column> columns) {
        this.raw = raw;
        this.span =
                over(table.rows().stream().flatMap(row -> row.cells().stream()).toList());
        this.rows = table.rows().subList(header, table.rows().size());
        this.columns = columns;
    }

    /** Absent if the columns' names are not those of a table of tasks. */
    static Optional<TaskTable> of(SourceText.Table table, String raw) {
        List<SourceText.Row> rows = table.rows();
        for (int i = 0; i < Math.min(rows.size(), MOST_ROWS_ABOVE); i++) {
            List<@Nullable Column> columns = header(rows.get(i), raw);
            if (namesColumns(columns)) {
                boolean second = i + 1 < rows.size() && namesColumns(header(rows.get(i + 1), raw));
                List<@Nullable Column> exact = second ? refined(columns, header(rows.get(i + 1), raw)) : columns;
                return Optional.of(new TaskTable(raw, table, second ? i + 2 : i + 1, exact));
            }
        }
        return Optional.empty();
    }

    private static List<@Nullable Column> header(SourceText.Row row, String raw) {
        List<@Nullable Column> columns = new ArrayList<>();
        row.cells().forEach(cell -> columns.add(Column.named(words(raw, cell))));
        return columns;
    }

    /** A task and someone for it, or a number and a task. */
    private static boolean namesColumns(List<@Nullable Column> columns) {
        boolean task = has(columns, Content.TASK) || has(columns, Content.MEASURE);
        return task && (has(columns, Content.DUTY) || has(columns, Content.NUMBER));
    }

    private static boolean has(List<@Nullable Column> columns, Content content) {
        return columns.stream().anyMatch(column -> column != null && column.is(content));
    }

    /** 责任单位 above 牵头 and 配合: the lower name tells more. */
    private static List<@Nullable Column> refined(List<@Nullable Column> upper, List<@Nullable Column> lower) {
        List<@Nullable Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            Column below = i < lower.size() ? lower.get(i) : null;
            columns.add(below != null || i >= upper.size() ? below : upper.get(i));
        }
        return columns;
    }

    private static ReadableText words(String raw, Span cell) {
        return ReadableText.join(ReadableText.of(raw, cell.start(), cell.end()).lines());
    }

    /** With all its rows. */
    Span span() {
        return span;
    }

    static Span over(List<Span> cells) {
        int start = cells.stream()
                .filter(c -> c.end() > c.start())
                .mapToInt(Span::start)
                .min()
                .orElse(0);
        int end = cells.stream().mapToInt(Span::end).max().orElse(0);
        return new Span(start, end);
    }

    /** A row as the columns tell it. */
    final class Entry {

        private final SourceText.Row row;

        private Entry(SourceText.Row row) {
            this.row = row;
        }

        /** One cell over the whole width, or nothing in all others: a heading among the rows. */
        boolean isHeading() {
            List<Span> filled = row.cells().stream()
                    .filter(cell -> !words(raw, cell).isEmpty())
                    .distinct()
                    .toList();
            return filled.size() == 1
                    && !words(raw, filled.getFirst()).toString().matches("\\d+")
                    && (row.cells().getFirst().equals(filled.getFirst())
                            || row.cells().size() == 1);
        }

        boolean repeatsHeader() {
            return namesColumns(header(row, raw));
        }

        ReadableText whole() {
            Span span = span();
            return words(raw, span);
        }

        Span span() {
            return over(row.cells());
        }

        /** The distinct cells of the columns that hold that content, those without words left out. */
        List<ReadableText> cells(Content content) {
            return IntStream.range(0, Math.min(columns.size(), row.cells().size()))
                    .filter(i -> columns.get(i) != null
                            && Objects.requireNonNull(columns.get(i)).is(content))
                    .mapToObj(i -> row.cells().get(i))
                    .distinct()
                    .map(cell -> words(raw, cell))
                    .filter(words -> !words.isEmpty())
                    .toList();
        }

        List<Mention> mentions() {
            List<Mention> mentions = new ArrayList<>();
            for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
                Column column = columns.get(i);
                ReadableText cell = words(raw, row.cells().get(i));
                if (column != null
                        && column.is(Content.DUTY)
                        && !cell.toString().matches("[-—/]*")) {
                    mentions.addAll(
                            column.isOfUnits()
                                    ? Mention.in(cell, column.duty())
                                    : List.of(new Mention(cell, column.duty(), column.name())));
                }
            }
            return mentions;
        }
    }

    List<Entry> entries() {
        return rows.stream().map(Entry::new).toList();
    }
}
