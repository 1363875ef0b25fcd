package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stretch of the notice as the rules read it: full-width letters, digits and punctuation are half-width, layout spaces
 * and carriage returns are gone. Every character still knows where it stood in the raw text, so whatever a rule finds
 * can be quoted as written and shown in its place. Never changes.
 */
final class ReadableText {

    private final String raw;
    private final String normal;
    private final int[] origins;

    private ReadableText(String raw, String normal, int[] origins) {
        this.raw = raw;
        this.normal = normal;
        this.origins = origins;
    }

    static ReadableText of(String raw) {
        StringBuilder normal = new StringBuilder(raw.length());
        int[] origins = new int[raw.length()];
        int space = -1;
        for (int i = 0; i < raw.length(); i++) {
            char c = Widths.narrow(raw, i);
            if (c == ' ') {
                space = i;
            } else if (c != Widths.DROPPED) {
                if (space >= 0 && separatesWords(normal, c)) {
                    origins[normal.length()] = space;
                    normal.append(' ');
                }
                space = -1;
                origins[normal.length()] = i;
                normal.append(c);
            }
        }
        return new ReadableText(raw, normal.toString(), Arrays.copyOf(origins, normal.length()));
    }

    /** Chinese is written without spaces, so a space means something only between Latin words and numbers. */
    private static boolean separatesWords(CharSequence before, char next) {
        return !before.isEmpty() && isAsciiWord(before.charAt(before.length() - 1)) && isAsciiWord(next);
    }

    private static boolean isAsciiWord(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /** The lines with words in them. */
    List<ReadableText> lines() {
        List<ReadableText> lines = new ArrayList<>();
        int start = 0;
        while (start < normal.length()) {
            int newline = normal.indexOf('\n', start);
            int end = newline < 0 ? normal.length() : newline;
            if (end > start) {
                lines.add(part(start, end));
            }
            start = end + 1;
        }
        return lines;
    }

    /** Pieces of one notice put together, such as the lines of a paragraph or a sentence without its clause. */
    static ReadableText join(List<ReadableText> pieces) {
        if (pieces.size() == 1) {
            return pieces.getFirst();
        }
        StringBuilder normal = new StringBuilder();
        int[] origins = new int[pieces.stream().mapToInt(ReadableText::length).sum()];
        for (ReadableText piece : pieces) {
            System.arraycopy(piece.origins, 0, origins, normal.length(), piece.length());
            normal.append(piece.normal);
        }
        return new ReadableText(pieces.isEmpty() ? "" : pieces.getFirst().raw, normal.toString(), origins);
    }

    ReadableText part(int start, int end) {
        return new ReadableText(raw, normal.substring(start, end), Arrays.copyOfRange(origins, start, end));
    }

    ReadableText from(int start) {
        return part(start, length());
    }

    int length() {
        return normal.length();
    }

    boolean isEmpty() {
        return normal.isEmpty();
    }

    /** The same characters before normalisation. */
    String asWritten() {
        StringBuilder written = new StringBuilder(length());
        for (int origin : origins) {
            written.append(raw.charAt(origin));
        }
        return written.toString();
    }

    /** These words as a field of the notice; there must be some. */
    Read<String> read(Confidence confidence) {
        return new Read<>(asWritten(), span(), confidence);
    }

    /** Where this stretch stands in the raw text; it must not be empty. */
    Span span() {
        return new Span(origins[0], origins[origins.length - 1] + 1);
    }

    Span span(int start, int end) {
        return new Span(origins[start], origins[end - 1] + 1);
    }

    /** The normalised characters, for matching. */
    @Override
    public String toString() {
        return normal;
    }
}
