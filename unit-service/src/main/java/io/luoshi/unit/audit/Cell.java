package io.luoshi.unit.audit;

/** A cell of a CSV file that office programs open: what begins like a formula is text all the same. */
final class Cell {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private Cell() {}

    static String of(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
