package io.luoshi.task.document;

import io.luoshi.task.document.Refusal.Reason;
import io.luoshi.task.notice.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/**
 * Reads documents of every known format. How much time and memory that takes is for the caller to bound.
 *
 * @param maxCharacters of text in one document
 * @param maxUnpacked bytes that the parts of a Word or Excel file may unpack to
 */
public record DocumentReader(int maxCharacters, long maxUnpacked) {

    /** @throws Refusal that says why the document is not read */
    public ReadDocument read(Path file) throws IOException {
        try {
            return byMark(file);
        } catch (StackOverflowError nestedTooDeeply) {
            throw new Refusal(Reason.DOCUMENT_TOO_COMPLEX);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | InvalidFormatException | RuntimeException broken) {
            throw new Refusal(Reason.DAMAGED_DOCUMENT);
        }
    }

    private ReadDocument byMark(Path file) throws IOException, InvalidFormatException {
        return switch (Mark.of(file)) {
            case ZIP -> office(file);
            case COMPOUND -> throw CompoundFile.refusal(file);
            case PDF -> decoded(Format.PDF, PdfText.read(file, maxCharacters));
            case RICH_TEXT -> throw new Refusal(Reason.OUTDATED_FORMAT, Format.DOCX);
            case WEB_ARCHIVE -> throw new Refusal(Reason.OUTDATED_FORMAT, Format.HTML);
            case PAGE -> decoded(Format.HTML, PageText.read(file, maxCharacters));
            case NONE -> plain(file);
        };
    }

    private ReadDocument office(Path file) throws IOException, InvalidFormatException {
        Format format = OfficePackage.formatOf(file);
        OfficePackage.check(file, maxUnpacked);
        ZipSecureFile.setMinInflateRatio(0); // checked above; a ledger may well repeat itself a hundred times
        return format == Format.DOCX
                ? decoded(format, WordText.read(file, maxCharacters))
                : decoded(format, ExcelText.read(file, maxCharacters));
    }

    private ReadDocument plain(Path file) throws IOException {
        if (Files.size(file) > 4L * maxCharacters) {
            throw new Refusal(Reason.TOO_MUCH_TEXT, maxCharacters);
        }
        PlainText plain = PlainText.of(Files.readAllBytes(file));
        if (plain.text().length() > maxCharacters) {
            throw new Refusal(Reason.TOO_MUCH_TEXT, maxCharacters);
        }
        return new ReadDocument(Format.TEXT, plain.encoding(), notBlank(SourceText.plain(plain.text())));
    }

    private static ReadDocument decoded(Format format, SourceText source) {
        return new ReadDocument(format, "UTF-8", notBlank(source));
    }

    private static SourceText notBlank(SourceText source) {
        if (source.text().isBlank()) {
            throw new Refusal(Reason.EMPTY_FILE);
        }
        return source;
    }
}
