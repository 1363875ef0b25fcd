package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stretch of the notice as the rules read it: full-width letters, digits and punctuation are half-width, traditional
 * characters simplified, layout spaces, carriage returns and injected pinyin gone. Every character still knows where it stood in the raw text, so whatever a rule finds
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
        return of(raw, 0, raw.length());
    }

    /** The part of the raw text between two places. */
    static ReadableText of(String raw, int start, int end) {
        StringBuilder normal = new StringBuilder(end - start);
        int[] origins = new int[end - start];
        int space = -1;
        for (int i = start; i < end; i++) {
            char c = Widths.narrow(raw, i);
            if (c == '(' && Pinyin.endOfAside(raw, i) > i) {
                i = Pinyin.endOfAside(raw, i) - 1;
            } else if (c == ' ') {
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

    /** The end of this stretch's line as a character of its own, to keep joined lines apart. */
    ReadableText lineBreakBehind() {
        return new ReadableText(raw, "\n", new int[] {origins[origins.length - 1]});
    }

    ReadableText lineBreakBefore() {
        return new ReadableText(raw, "\n", new int[] {origins[0]});
    }

    /** All from the first part to the last, both of them parts of this text. */
    ReadableText between(ReadableText first, ReadableText last) {
        int start = Arrays.binarySearch(origins, first.origins[0]);
        int end = Arrays.binarySearch(origins, last.origins[last.origins.length - 1]);
        return part(start, end + 1);
    }

    /** Whether a space stands before it in the raw text. */
    boolean isIndented() {
        char before = isEmpty() || origins[0] == 0 ? '\n' : raw.charAt(origins[0] - 1);
        return before == '\t' || Character.isSpaceChar(before);
    }

    /** Without line breaks at either end. */
    ReadableText withoutEdges() {
        int start = 0;
        int end = length();
        while (start < end && normal.charAt(start) == '\n') {
            start++;
        }
        while (end > start && normal.charAt(end - 1) == '\n') {
            end--;
        }
        return part(start, end);
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

    /** The same characters in their own width; traditional ones stay simplified. */
    String asWritten() {
        StringBuilder written = new StringBuilder(length());
        for (int i = 0; i < origins.length; i++) {
            char read = normal.charAt(i);
            written.append(isOwn(read, raw.charAt(origins[i])) ? raw.charAt(origins[i]) : read);
        }
        return written.toString();
    }

    /** Whether the raw character is the same in another width, and not a simplified one or the end of a line put in. */
    private static boolean isOwn(char read, char raw) {
        boolean asciiOrPunctuation = read < 128 || (read >= '\u3000' && read < '\u3040');
        return asciiOrPunctuation && (read != '\n' || Character.isWhitespace(raw));
    }

    /** Whether the raw text leaves a space or a line break before this character. */
    boolean gapBefore(int at) {
        return at > 0 && origins[at] > origins[at - 1] + 1;
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
