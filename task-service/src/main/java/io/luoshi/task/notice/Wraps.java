package io.luoshi.task.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text was broken into lines of one width, within sentences, headings and names. A full line then goes on below, unless the
 * next one is indented. Whatever the width, a line goes on below when the next one begins with a mark that cannot begin one.
 *
 * @param width of a full line, in characters; 0 for a text whose lines are paragraphs
 */
record Wraps(int width) {

    private static final int WIDEST = 60;
    private static final int FEWEST_FULL_LINES = 3;

    /** Half-width digits and the last character that did not fit make full lines a little shorter. */
    private static final int SLACK = 4;

    /** No line begins with such a mark, unless the one before was broken there. */
    private static final String NEVER_FIRST = ",;:、。)";

    static Wraps in(List<ReadableText> lines) {
        int longest = lines.stream().mapToInt(ReadableText::length).max().orElse(0);
        long full =
                lines.stream().filter(line -> line.length() >= longest - SLACK).count();
        boolean wrapped = longest <= WIDEST && full >= FEWEST_FULL_LINES && full * 4 >= lines.size();
        return new Wraps(wrapped ? longest : 0);
    }

    boolean goesOn(@Nullable ReadableText line, ReadableText next) {
        return line != null && (beginsWithin(next) || isFull(line) && !next.isIndented());
    }

    private static boolean beginsWithin(ReadableText line) {
        return NEVER_FIRST.indexOf(line.toString().charAt(0)) >= 0;
    }

    private boolean isFull(ReadableText line) {
        return width > 0 && line.length() >= width - SLACK - 2;
    }
}
