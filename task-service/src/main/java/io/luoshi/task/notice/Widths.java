package io.luoshi.task.notice;

/** The character table behind {@link ReadableText}: one raw character becomes one narrow character, or none. */
final class Widths {

    static final char DROPPED = '\0';

    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private Widths() {}

    static char narrow(String raw, int index) {
        char c = raw.charAt(index);
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - FULL_WIDTH_OFFSET);
        }
        return switch (c) {
            case '\r' -> raw.startsWith("\n", index + 1) ? DROPPED : '\n';
            case '\u2028', '\u2029', '\u0085', '\f' -> '\n';
            case '\uFEFF', '\u200B', '\u200C', '\u200D', '\u2060', '\u00AD', DROPPED -> DROPPED;
            case '〔', '【' -> '[';
            case '〕', '】' -> ']';
            case '､' -> '、';
            case '｡' -> '。';
            // A Cyrillic letter that text recognition puts for the Roman numeral of a water-quality grade.
            case 'Ш' -> 'Ⅲ';
            case '∶', '︰', '﹕' -> ':';
            case '﹙' -> '(';
            case '﹚' -> ')';
            default ->
                c != '\n' && (Character.isWhitespace(c) || Character.isSpaceChar(c)) ? ' ' : Traditional.simplify(c);
        };
    }
}
