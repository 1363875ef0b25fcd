package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds tables that were flattened into text: rows with {@code |} or tabs between the cells, one cell to a line, or all cells on one
 * line with spaces between. The names of the columns give them away.
 */
final class FlatTables {

    private static final int FEWEST_COLUMNS = 3;
    private static final Pattern BAR = Pattern.compile("[|｜]");
    private static final Pattern TAB = Pattern.compile("\\t[\\t \\u3000]*+|[ \\u3000]{2,}+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]++");
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n]++");

    private FlatTables() {}

    /** The tables within a stretch of the raw text. */
    static List<SourceText.Table> in(String raw, int start, int end) {
        List<Span> lines = pieces(LINE_BREAK, raw, start, end);
        List<SourceText.Table> found = new ArrayList<>();
        inRows(raw, lines, found);
        if (found.isEmpty()) {
            inCells(raw, lines, found);
        }
        if (found.isEmpty()) {
            lines.stream()
                    .filter(line -> raw.substring(line.start(), line.end()).contains("序号"))
                    .forEach(line -> inCells(raw, pieces(SPACE, raw, line.start(), line.end()), found));
        }
        return found;
    }

    /** The pieces between the cuts that have words in them. */
    private static List<Span> pieces(Pattern cut, String raw, int start, int end) {
        List<Span> found = new ArrayList<>();
        Matcher matcher = cut.matcher(raw).region(start, end);
        int from = start;
        while (matcher.find()) {
            addPiece(raw, from, matcher.start(), found);
            from = matcher.end();
        }
        addPiece(raw, from, end, found);
        return found;
    }

    private static void addPiece(String raw, int start, int end, List<Span> found) {
        if (!raw.substring(start, end).isBlank()) {
            found.add(new Span(start, end));
        }
    }

    /** A line that names columns, and the lines below that are cut in the same way. */
    private static void inRows(String raw, List<Span> lines, List<SourceText.Table> found) {
        for (int i = 0; i < lines.size(); i++) {
            Pattern cut =
                    raw.substring(lines.get(i).start(), lines.get(i).end()).indexOf('|') >= 0 ? BAR : TAB;
            List<Span> header =
                    pieces(cut, raw, lines.get(i).start(), lines.get(i).end());
            if (header.size() < FEWEST_COLUMNS || !areColumns(raw, header)) {
                continue;
            }
            List<SourceText.Row> rows = new ArrayList<>(List.of(new SourceText.Row(header)));
            while (i + 1 < lines.size()) {
                List<Span> cells = row(cut, raw, lines.get(i + 1));
                boolean heading = cells.size() == 1
                        && Marker.at(
                                        ReadableText.of(
                                                raw,
                                                cells.getFirst().start(),
                                                cells.getFirst().end()),
                                        0)
                                != null;
                if (cells.size() < 2 && !heading) {
                    break;
                }
                if (!isRule(raw, cells)) {
                    rows.add(new SourceText.Row(cells));
                }
                i++;
            }
            found.add(new SourceText.Table(rows));
        }
    }

    /** {@code |---|---|} under the names of the columns. */
    private static boolean isRule(String raw, List<Span> cells) {
        return cells.stream()
                .allMatch(cell -> raw.substring(cell.start(), cell.end()).matches("[\\s:—-]*"));
    }

    /** Empty cells count between two bars. */
    private static List<Span> row(Pattern cut, String raw, Span line) {
        if (cut != BAR) {
            return pieces(cut, raw, line.start(), line.end());
        }
        List<Span> cells = new ArrayList<>();
        int from = line.start();
        for (int at = line.start(); at <= line.end(); at++) {
            if (at == line.end() || raw.charAt(at) == '|' || raw.charAt(at) == '｜') {
                boolean edge = (at == line.end() || cells.isEmpty() && from == line.start())
                        && raw.substring(from, at).isBlank();
                if (!edge) {
                    cells.add(new Span(from, at));
                }
                from = at + 1;
            }
        }
        return cells;
    }

    private static boolean areColumns(String raw, List<Span> cells) {
        return cells.stream().allMatch(cell -> Column.named(ReadableText.of(raw, cell.start(), cell.end())) != null);
    }

    /** Cells one behind the other: names of columns first, then rows that begin with the next number, or all of one length. */
    private static void inCells(String raw, List<Span> cells, List<SourceText.Table> found) {
        for (int i = 0; i < cells.size(); i++) {
            int columns = 0;
            while (i + columns < cells.size() && areColumns(raw, cells.subList(i + columns, i + columns + 1))) {
                columns++;
            }
            boolean numbered = is(raw, cells.get(i), "序号");
            boolean even = columns > FEWEST_COLUMNS && (cells.size() - i) % columns == 0;
            if (columns >= FEWEST_COLUMNS && (numbered || even)) {
                found.add(new SourceText.Table(numbered ? rows(raw, cells, i, columns) : chunks(cells, i, columns)));
                return;
            }
            i += Math.max(0, columns - 1);
        }
    }

    private static List<SourceText.Row> chunks(List<Span> cells, int from, int columns) {
        List<SourceText.Row> rows = new ArrayList<>();
        for (int at = from; at < cells.size(); at += columns) {
            rows.add(new SourceText.Row(cells.subList(at, at + columns)));
        }
        return rows;
    }

    private static List<SourceText.Row> rows(String raw, List<Span> cells, int header, int columns) {
        List<SourceText.Row> rows =
                new ArrayList<>(List.of(new SourceText.Row(cells.subList(header, header + columns))));
        int number = 0;
        List<Span> row = new ArrayList<>();
        for (Span cell : cells.subList(header + columns, cells.size())) {
            boolean next = is(raw, cell, String.valueOf(number + 1))
                    || number == 0
                            && row.isEmpty()
                            && raw.substring(cell.start(), cell.end()).strip().matches("\\d{1,4}");
            Marker.Mark mark = Marker.at(ReadableText.of(raw, cell.start(), cell.end()), 0);
            boolean heading =
                    mark != null && mark.marker() == Marker.CHAPTER && (row.isEmpty() || row.size() >= columns);
            if (next || heading) {
                close(row, columns, rows);
                number = next
                        ? Integer.parseInt(
                                raw.substring(cell.start(), cell.end()).strip())
                        : number;
            }
            row.add(cell);
            if (heading) {
                close(row, columns, rows);
            }
        }
        close(row, columns, rows);
        return rows;
    }

    private static boolean is(String raw, Span cell, String word) {
        return ReadableText.of(raw, cell.start(), cell.end()).toString().equals(word);
    }

    /** More cells than columns: the task, second in its row, was broken into lines. */
    private static void close(List<Span> row, int columns, List<SourceText.Row> rows) {
        if (row.isEmpty()) {
            return;
        }
        List<Span> cells = new ArrayList<>(row);
        int surplus = cells.size() - columns;
        if (surplus > 0) {
            cells.set(1, new Span(cells.get(1).start(), cells.get(1 + surplus).end()));
            cells.subList(2, 2 + surplus).clear();
        }
        rows.add(new SourceText.Row(List.copyOf(cells)));
        row.clear();
    }
}
