package io.luoshi.task.document;

import io.luoshi.task.document.Refusal.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The container of Office before 2007, looked into only as far as to say what to do instead. */
final class CompoundFile {

    private CompoundFile() {}

    /** Its directory names the streams in UTF-16. */
    static Refusal refusal(Path file) throws IOException {
        String streams = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (streams.contains(utf16("EncryptedPackage"))) {
            return new Refusal(Reason.ENCRYPTED_DOCUMENT);
        }
        if (streams.contains(utf16("WordDocument"))) {
            return new Refusal(Reason.OUTDATED_FORMAT, Format.DOCX);
        }
        boolean sheets = streams.contains(utf16("Workbook")) || streams.contains(utf16("Book"));
        return sheets ? new Refusal(Reason.OUTDATED_FORMAT, Format.XLSX) : new Refusal(Reason.NOT_A_DOCUMENT);
    }

    private static String utf16(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }
}
