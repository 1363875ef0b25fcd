package io.luoshi.task.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of document that are read, with the endings by which a file's name claims one. */
public enum Format {
    /** Plain text in UTF-8 or GB18030. */
    TEXT("txt", "text"),
    /** A page saved from a website. */
    HTML("html", "htm"),
    PDF("pdf"),
    /** Word. */
    DOCX("docx"),
    /** Excel. */
    XLSX("xlsx");

    private final List<String> endings;

    Format(String... endings) {
        this.endings = List.of(endings);
    }

    /** What a file's name claims; names without an ending, or with one that is unknown here, claim nothing. */
    public static Optional<Format> claimedBy(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(ending))
                .findFirst();
    }
}
