package io.luoshi.task.notice;

import java.util.List;

/**
 * The raw text of a document as one string; every {@link Span} counts in it. Tables are regions of that text.
 *
 * @param tables in the order of the text; not nested
 */
public record SourceText(String text, List<Table> tables) {

    /** @param rows header rows included */
    public record Table(List<Row> rows) {}

    /**
     * One line of the table's grid, so that the n-th cell of each row stands in the n-th column. A merged cell is repeated, as the
     * same span, in every row and column that it covers; an empty cell is an empty span.
     */
    public record Row(List<Span> cells) {}

    /** A text without tables of its own; tables flattened into lines are still recognised. */
    public static SourceText plain(String text) {
        return new SourceText(text, List.of());
    }
}
