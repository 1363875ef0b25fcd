package io.luoshi.unit;

import java.util.regex.Pattern;

/** Keeps office programs from taking a text for a formula: an apostrophe before it, which goes again when the table comes back. */
public final class Guard {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Guard() {}

    public static String on(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    public static String off(String cell) {
        boolean guarded = cell.startsWith("'") && FORMULA.matcher(cell).matches();
        return guarded ? cell.substring(1) : cell;
    }
}
