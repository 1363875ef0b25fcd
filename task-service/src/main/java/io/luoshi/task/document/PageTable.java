package io.luoshi.task.document;

import java.util.List;
import org.jsoup.nodes.Element;

/** A table of a page, on its grid. */
final class PageTable {

    /** What browsers allow at most. */
    private static final int WIDEST = 1000;

    private PageTable() {}

    static TableGrid of(Element table) {
        TableGrid grid = new TableGrid();
        List<Element> rows = table.select("tr");
        for (int row = 0; row < rows.size(); row++) {
            int column = 0;
            for (Element cell : rows.get(row).select("> td, > th")) {
                column = grid.free(row, column);
                int height = Math.min(span(cell, "rowspan"), rows.size() - row);
                grid.put(
                        row,
                        column,
                        height,
                        span(cell, "colspan"),
                        new TableGrid.Cell(cell.wholeText().strip()));
            }
        }
        return grid;
    }

    private static int span(Element cell, String attribute) {
        String written = cell.attr(attribute).strip();
        return written.matches("[1-9]\\d{0,3}") ? Math.min(Integer.parseInt(written), WIDEST) : 1;
    }
}
