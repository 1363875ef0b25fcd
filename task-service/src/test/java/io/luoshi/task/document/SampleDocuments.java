package io.luoshi.task.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** Documents of an invented district, made by the libraries that offices' programs resemble. */
public final class SampleDocuments {

    private SampleDocuments() {}

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writer writer) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            writer.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A paragraph for each line. */
    public static byte[] word(String text) {
        return bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                text.lines()
                        .forEach(line -> document.createParagraph().createRun().setText(line));
                document.write(out);
            }
        });
    }

    /** Two items of an automatic list on two levels: Word shows 一、 and （一） before them and writes neither. */
    static byte[] wordWithAutomaticNumbers() {
        return bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                BigInteger list = document.createNumbering().addNum(levels(document));
                for (int level : List.of(0, 1, 1, 0, 1)) {
                    var paragraph = document.createParagraph();
                    paragraph.setNumID(list);
                    paragraph.setNumILvl(BigInteger.valueOf(level));
                    paragraph.createRun().setText(level == 0 ? "扩大内需" : "增设饮水点");
                }
                document.write(out);
            }
        });
    }

    private static BigInteger levels(XWPFDocument document) {
        CTAbstractNum levels = CTAbstractNum.Factory.newInstance();
        for (String text : List.of("%1、", "（%2）")) {
            CTLvl level = levels.addNewLvl();
            level.addNewNumFmt().setVal(STNumberFormat.CHINESE_COUNTING);
            level.addNewLvlText().setVal(text);
            level.addNewStart().setVal(BigInteger.ONE);
        }
        levels.setAbstractNumId(BigInteger.ONE);
        return document.getNumbering().addAbstractNum(new XWPFAbstractNum(levels));
    }

    /** A title line, then a table whose last column is merged over two rows and whose third row is merged over two columns. */
    static byte[] wordWithTable() {
        return bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("2025年重点工作任务分解表");
                XWPFTable table = document.createTable(3, 3);
                fill(table, 0, "序号", "目标任务", "牵头单位");
                fill(table, 1, "1", "增设饮水点", "区甲局");
                fill(table, 2, "2", "", "");
                merge(table, 0, STMerge.RESTART);
                merge(table, 1, STMerge.RESTART);
                merge(table, 2, STMerge.CONTINUE);
                table.getRow(2)
                        .getCell(0)
                        .getCTTc()
                        .addNewTcPr()
                        .addNewGridSpan()
                        .setVal(BigInteger.TWO);
                table.getRow(2).removeCell(1);
                document.write(out);
            }
        });
    }

    private static void fill(XWPFTable table, int row, String... cells) {
        for (int column = 0; column < cells.length; column++) {
            table.getRow(row).getCell(column).setText(cells[column]);
        }
    }

    private static void merge(XWPFTable table, int row, STMerge.Enum merge) {
        table.getRow(row).getCell(2).getCTTc().addNewTcPr().addNewVMerge().setVal(merge);
    }

    /** Sheets of rows; a cell that begins with {@code merge:} asks for a merged region instead. */
    public static byte[] excel(List<List<String>> rows, String... merged) {
        return bytes(out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                XSSFSheet sheet = workbook.createSheet("台账");
                for (int at = 0; at < rows.size(); at++) {
                    XSSFRow row = sheet.createRow(at);
                    for (int column = 0; column < rows.get(at).size(); column++) {
                        row.createCell(column).setCellValue(rows.get(at).get(column));
                    }
                }
                List.of(merged).forEach(region -> sheet.addMergedRegion(CellRangeAddress.valueOf(region)));
                workbook.write(out);
            }
        });
    }

    /** Latin letters only: the fonts that every PDF reader has know no others. */
    public static byte[] pdf(String... lines) {
        return bytes(out -> {
            try (PDDocument document = onePage(lines)) {
                document.save(out);
            }
        });
    }

    static byte[] lockedPdf() {
        return bytes(out -> {
            try (PDDocument document = onePage("secret")) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
                document.save(out);
            }
        });
    }

    private static PDDocument onePage(String... lines) throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.setLeading(16);
            content.newLineAtOffset(50, 700);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
        return document;
    }

    public static byte[] page(String article) {
        return """
                <!DOCTYPE html><html><head><meta charset="utf-8"><title>云河区政府</title><script>var 目标 = 1;</script></head>
                <body><div class="nav"><a href="/">首页</a><a href="/gk">政务公开</a></div>
                <div class="main"><div class="crumbs"><a href="/">您的位置</a></div>
                <div class="article">%s</div></div>
                <footer>版权所有 云河区人民政府办公室</footer></body></html>
                """.formatted(article).getBytes(StandardCharsets.UTF_8);
    }

    /** The directory of Office before 2007 with one stream. */
    static byte[] compound(String stream) {
        return bytes(out -> {
            try (POIFSFileSystem files = new POIFSFileSystem()) {
                files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
                files.writeFilesystem(out);
            }
        });
    }

    static byte[] zip(Map<String, byte[]> parts) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                }
            }
        });
    }

    /** The least that is a Word document, around a part as given. */
    static byte[] wordAround(byte[] documentXml) {
        return zip(Map.of(
                "[Content_Types].xml", utf8("""
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                        </Types>"""),
                "_rels/.rels", utf8("""
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                        </Relationships>"""),
                "word/document.xml", documentXml));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
