package io.luoshi.starter;

import java.util.regex.Pattern;

/**
 * Keeps office programs from taking a text of a table that is given out for a formula (CSV injection): an apostrophe before it, which goes
 * again when the table comes back. Every text survives the way out and in.
 */
public final class FormulaGuard {

    /** In full width too: an input method of Chinese or Japanese writes them so, and Excel takes them for the same. */
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\\t\\r\\n].*", Pattern.DOTALL);

    private FormulaGuard() {}

    public static String on(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    public static String off(String cell) {
        boolean guarded = cell.startsWith("'") && FORMULA.matcher(cell).matches();
        return guarded ? cell.substring(1) : cell;
    }
}
