package io.luoshi.task.document;

import io.luoshi.task.notice.SourceText;
import io.luoshi.task.notice.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the text of a document together, line by line, and keeps where in it the cells of tables stand. */
final class SourceBuilder {

    private final StringBuilder text = new StringBuilder();
    private final List<SourceText.Table> tables = new ArrayList<>();
    private final int maxCharacters;

    SourceBuilder(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    void line(String line) {
        append(line.stripTrailing());
        append("\n");
    }

    /**
     * A table, a line for each row, cells separated by tabs. Rows of one cell above the first real row are the table's title, and
     * are lines of their own.
     */
    void table(TableGrid grid) {
        int first = 0;
        while (first < grid.height() && grid.filled(first).size() <= 1) {
            grid.filled(first).forEach(title -> line(title.text()));
            first++;
        }
        Map<TableGrid.Cell, Span> written = new HashMap<>();
        List<SourceText.Row> rows = new ArrayList<>();
        for (int row = first; row < grid.height(); row++) {
            rows.add(row(grid, row, written));
        }
        if (!rows.isEmpty()) {
            tables.add(new SourceText.Table(rows));
        }
    }

    private SourceText.Row row(TableGrid grid, int row, Map<TableGrid.Cell, Span> written) {
        List<Span> spans = new ArrayList<>();
        for (int column = 0; column < grid.width(); column++) {
            if (column > 0) {
                append("\t");
            }
            spans.add(span(grid.at(row, column), written));
        }
        append("\n");
        return new SourceText.Row(spans);
    }

    private Span span(TableGrid.@Nullable Cell cell, Map<TableGrid.Cell, Span> written) {
        Span known = written.get(cell);
        if (known != null) {
            return known;
        }
        int start = text.length();
        if (cell != null) {
            append(cell.text());
            written.put(cell, new Span(start, text.length()));
        }
        return new Span(start, text.length());
    }

    private void append(String more) {
        if (text.length() + more.length() > maxCharacters) {
            throw new Refusal(Refusal.Reason.TOO_MUCH_TEXT, maxCharacters);
        }
        text.append(more);
    }

    SourceText build() {
        return new SourceText(text.toString(), tables);
    }
}
