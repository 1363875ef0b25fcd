package io.luoshi.task.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What the first bytes of a file say it is. */
public enum Mark {
    /** The container of Word and Excel since 2007. */
    ZIP("PK\\x03\\x04.*"),
    /** The container of Office before 2007, and of encrypted documents since. */
    COMPOUND("\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1.*"),
    /** May stand behind other bytes. */
    PDF(".{0,1024}%PDF-.*"),
    RICH_TEXT("\\{\\\\rtf.*"),
    /** A page with its pictures in one file (.mht), as some browsers and offices save it. */
    WEB_ARCHIVE("(?i)(?:From:|MIME-Version:|Subject:)[^\\n]{0,200}\\n.*(?<=\\n)Content-Type:.*"),
    PAGE(
            "(?i)(?:\\xef\\xbb\\xbf)?\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<!--.{0,500}?-->\\s*){0,3}<(?:!doctype\\s+html|html|head|body)\\b.*"),
    /** Text has no mark; it is known by being readable. */
    NONE(".*");

    private static final int HEAD = 4096;

    private final Pattern head;

    Mark(String head) {
        this.head = Pattern.compile(head, Pattern.DOTALL);
    }

    /** Read byte by byte, for marks are bytes, and ASCII in every encoding of pages. */
    public static Mark of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            return Arrays.stream(values())
                    .filter(mark -> mark.head.matcher(head).matches())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
