package io.luoshi.unit.list;

import java.util.List;

/**
 * A row of a table, in whichever format it came.
 *
 * @param number of the row in the caller's file, from 1
 * @param cells from the first column on, empty ones between them too
 */
record TableRow(int number, List<String> cells) {

    boolean saysAnything() {
        return cells.stream().anyMatch(cell -> !cell.isBlank());
    }

    /** What errors are told with. */
    String place() {
        return "row " + number;
    }
}
