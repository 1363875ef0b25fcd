package io.luoshi.task.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table while it is being read: cells at their places, a merged one at every place it covers. */
final class TableGrid {

    /** Places of one table; more than any ledger has, and few enough for the heap. */
    private static final int MOST_PLACES = 1_000_000;

    /** A cell; two cells with the same text are still two. */
    static final class Cell {

        private final String text;

        Cell(String text) {
            this.text = text.strip();
        }

        String text() {
            return text;
        }
    }

    private final List<List<@Nullable Cell>> rows = new ArrayList<>();
    private int places;

    /** Puts a cell at every place of a rectangle that is still free. */
    void put(int row, int column, int height, int width, Cell cell) {
        for (int r = row; r < row + height; r++) {
            for (int c = column; c < column + width; c++) {
                putAt(r, c, cell);
            }
        }
    }

    private void putAt(int row, int column, Cell cell) {
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        List<@Nullable Cell> line = rows.get(row);
        while (line.size() <= column) {
            line.add(null);
            if (++places > MOST_PLACES) {
                throw new Refusal(Refusal.Reason.DOCUMENT_TOO_COMPLEX);
            }
        }
        if (line.get(column) == null) {
            line.set(column, cell);
        }
    }

    /** The cell at a place, if there is one. */
    @Nullable
    Cell at(int row, int column) {
        return row >= rows.size() || column >= rows.get(row).size()
                ? null
                : rows.get(row).get(column);
    }

    /** The first column from there on that is free. */
    int free(int row, int column) {
        int free = column;
        while (at(row, free) != null) {
            free++;
        }
        return free;
    }

    int height() {
        return rows.size();
    }

    int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** The different cells of a row that hold text. */
    List<Cell> filled(int row) {
        return rows.get(row).stream()
                .filter(cell -> cell != null && !cell.text().isEmpty())
                .distinct()
                .toList();
    }
}
