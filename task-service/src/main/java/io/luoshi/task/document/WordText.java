package io.luoshi.task.document;

import io.luoshi.task.notice.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** The body of a Word document: paragraphs with the numbers that Word itself puts before them, and tables. */
final class WordText {

    private final SourceBuilder source;
    private final WordNumbering numbering;

    private WordText(SourceBuilder source, WordNumbering numbering) {
        this.source = source;
        this.numbering = numbering;
    }

    static SourceText read(Path file, int maxCharacters) throws IOException, InvalidFormatException {
        SourceBuilder source = new SourceBuilder(maxCharacters);
        try (OPCPackage container = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XWPFDocument document = new XWPFDocument(container)) {
            new WordText(source, new WordNumbering(document)).take(document.getBodyElements());
        }
        return source.build();
    }

    private void take(List<IBodyElement> elements) {
        for (IBodyElement element : elements) {
            switch (element) {
                case XWPFParagraph paragraph -> source.line(numbering.before(paragraph) + paragraph.getText());
                case XWPFTable table -> source.table(WordTable.of(table, numbering));
                case XWPFSDT control -> control.getContent().getText().lines().forEach(source::line);
                default -> {}
            }
        }
    }
}
