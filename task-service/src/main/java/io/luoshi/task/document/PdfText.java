package io.luoshi.task.document;

import io.luoshi.task.document.Refusal.Reason;
import io.luoshi.task.notice.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a PDF in reading order; where a line ends on the page, it ends in the text. */
final class PdfText {

    private PdfText() {}

    static SourceText read(Path file, int maxCharacters) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setLineSeparator("\n");
            StringWriter text = new StringWriter();
            stripper.writeText(document, new Bounded(text, maxCharacters));
            if (text.toString().isBlank()) {
                throw new Refusal(Reason.DOCUMENT_WITHOUT_TEXT);
            }
            return SourceText.plain(text.toString());
        } catch (InvalidPasswordException locked) {
            throw new Refusal(Reason.ENCRYPTED_DOCUMENT);
        }
    }

    /** Refuses more than so many characters. */
    private static final class Bounded extends Writer {

        private final StringWriter text;
        private final int most;

        Bounded(StringWriter text, int most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public void write(char[] characters, int from, int length) {
            if (text.getBuffer().length() + length > most) {
                throw new Refusal(Reason.TOO_MUCH_TEXT, most);
            }
            text.write(characters, from, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
