package io.luoshi.task.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.task.document.Refusal.Reason;
import io.luoshi.task.notice.SourceText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from each format, and why a document is refused. */
class DocumentReaderTest {

    private static final DocumentReader READER = new DocumentReader(100_000, 20 << 20);

    @TempDir
    private Path folder;

    @Test
    void readsTheParagraphsOfAWordDocument() {
        ReadDocument read = read(SampleDocuments.word("一、扩大内需\n1.增设饮水点30处。(区甲局主办)"));

        assertThat(read.format()).isEqualTo(Format.DOCX);
        assertThat(read.source()).isEqualTo(SourceText.plain("一、扩大内需\n1.增设饮水点30处。(区甲局主办)\n"));
    }

    @Test
    void writesTheNumbersThatWordOnlyShows() {
        assertThat(read(SampleDocuments.wordWithAutomaticNumbers()).source().text())
                .isEqualTo("一、扩大内需\n（一）增设饮水点\n（二）增设饮水点\n二、扩大内需\n（一）增设饮水点\n");
    }

    @Test
    void alignsTheCellsOfAWordTableToItsGrid() {
        SourceText source = read(SampleDocuments.wordWithTable()).source();

        assertThat(cells(source))
                .containsExactly(List.of("序号", "目标任务", "牵头单位"), List.of("1", "增设饮水点", "区甲局"), List.of("2", "2", "区甲局"));
        assertThat(source.tables().getFirst().rows().get(2).cells().get(2))
                .isEqualTo(source.tables().getFirst().rows().get(1).cells().get(2));
        assertThat(source.text()).startsWith("2025年重点工作任务分解表\n序号\t目标任务\t牵头单位\n");
    }

    @Test
    void readsASheetWithATitleAboveItsHeaderAndMergedCells() {
        byte[] sheet = SampleDocuments.excel(
                List.of(
                        List.of("2025年台账", "", ""),
                        List.of("序号", "目标任务", "牵头单位"),
                        List.of("1", "增设饮水点", "区甲局"),
                        List.of("2", "整治小巷", "")),
                "A1:C1",
                "C3:C4",
                "E1:XFD9000");

        SourceText source = read(sheet).source();

        assertThat(source.text()).isEqualTo("2025年台账\n序号\t目标任务\t牵头单位\n1\t增设饮水点\t区甲局\n2\t整治小巷\t\n");
        assertThat(cells(source).getLast()).containsExactly("2", "整治小巷", "区甲局");
    }

    @Test
    void readsThePlainWordsThatALedgerGuarded() {
        byte[] sheet = SampleDocuments.excel(List.of(List.of("a", "b"), List.of("'=1+1", "'引号'")));

        assertThat(cells(read(sheet).source()).getLast()).containsExactly("=1+1", "'引号'");
    }

    @Test
    void readsTheLinesOfAPdf() {
        assertThat(read(SampleDocuments.pdf("1. Build 30 wells.", "2. Plant trees."))
                        .source()
                        .text())
                .isEqualTo("1. Build 30 wells.\n2. Plant trees.\n");
    }

    @Test
    void readsTheArticleOfAPageWithoutTheMenusAroundIt() {
        SourceText source = read(SampleDocuments.page("""
                        <p>一、扩大内需</p><p>1.增设<b>饮水点</b>30处。<br>（区甲局主办）</p>
                        <table><tr><th>序号</th><th>任务</th></tr><tr><td rowspan="2">1</td><td>甲</td></tr><tr><td>乙</td></tr></table>
                        """)).source();

        assertThat(source.text()).isEqualTo("一、扩大内需\n1.增设饮水点30处。\n（区甲局主办）\n序号\t任务\n1\t甲\n\t乙\n");
        assertThat(cells(source)).containsExactly(List.of("序号", "任务"), List.of("1", "甲"), List.of("1", "乙"));
    }

    @Test
    void readsAPageInTheEncodingItDeclares() {
        byte[] page = "<html><head><meta charset=gb2312></head><body><p>一、扩大内需</p></body></html>"
                .getBytes(Charset.forName("GBK"));

        assertThat(read(page).source().text()).isEqualTo("一、扩大内需\n");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void saysWhyADocumentIsRefused(String what, Reason reason, byte[] file) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(file))
                .extracting(Refusal::reason)
                .isEqualTo(reason);
    }

    static Stream<Arguments> saysWhyADocumentIsRefused() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        byte[] word = SampleDocuments.word("正文");
        return Stream.of(
                Arguments.of("nothing", Reason.EMPTY_FILE, new byte[0]),
                Arguments.of("blanks", Reason.EMPTY_FILE, SampleDocuments.utf8("\uFEFF \r\n\t　\n")),
                Arguments.of("an empty page", Reason.EMPTY_FILE, SampleDocuments.utf8("<html><body> </body></html>")),
                Arguments.of("a picture", Reason.NOT_A_DOCUMENT, picture),
                Arguments.of("UTF-16", Reason.NOT_A_DOCUMENT, "一、标题abc".getBytes(StandardCharsets.UTF_16)),
                Arguments.of("neither encoding", Reason.NOT_A_DOCUMENT, new byte[] {'a', (byte) 0xff, (byte) 0xff}),
                Arguments.of("an archive", Reason.NOT_A_DOCUMENT, SampleDocuments.zip(Map.of("a.txt", picture))),
                Arguments.of("Word 97", Reason.OUTDATED_FORMAT, SampleDocuments.compound("WordDocument")),
                Arguments.of("Excel 97", Reason.OUTDATED_FORMAT, SampleDocuments.compound("Workbook")),
                Arguments.of("other OLE", Reason.NOT_A_DOCUMENT, SampleDocuments.compound("Contents")),
                Arguments.of("rich text", Reason.OUTDATED_FORMAT, SampleDocuments.utf8("{\\rtf1 a}")),
                Arguments.of(
                        "a web archive",
                        Reason.OUTDATED_FORMAT,
                        SampleDocuments.utf8("From: <Saved by>\nMIME-Version: 1.0\nContent-Type: multipart/related\n")),
                Arguments.of("locked Office", Reason.ENCRYPTED_DOCUMENT, SampleDocuments.compound("EncryptedPackage")),
                Arguments.of("a locked PDF", Reason.ENCRYPTED_DOCUMENT, SampleDocuments.lockedPdf()),
                Arguments.of("a scanned PDF", Reason.DOCUMENT_WITHOUT_TEXT, SampleDocuments.pdf()),
                Arguments.of("macros", Reason.DOCUMENT_WITH_MACROS, macros()),
                Arguments.of("external entity", Reason.DOCUMENT_WITH_ENTITIES, SampleDocuments.wordAround(entity())),
                Arguments.of("UTF-16 entity", Reason.DOCUMENT_WITH_ENTITIES, SampleDocuments.wordAround(wideEntity())),
                Arguments.of("a bomb", Reason.INFLATED_DOCUMENT, SampleDocuments.wordAround(new byte[30 << 20])),
                Arguments.of("no XML", Reason.DAMAGED_DOCUMENT, SampleDocuments.wordAround(picture)),
                Arguments.of("half a document", Reason.DAMAGED_DOCUMENT, half(word)),
                Arguments.of("half a PDF", Reason.DAMAGED_DOCUMENT, SampleDocuments.utf8("%PDF-1.7\n1 0 obj <<")),
                Arguments.of("a long text", Reason.TOO_MUCH_TEXT, SampleDocuments.utf8("字".repeat(100_001))),
                Arguments.of("a long document", Reason.TOO_MUCH_TEXT, SampleDocuments.word("字".repeat(100_001))),
                Arguments.of("a wide table", Reason.DOCUMENT_TOO_COMPLEX, wideTable()));
    }

    @ParameterizedTest
    @CsvSource({
        "chineseCounting,12,十二",
        "chineseCounting,105,一百〇五",
        "chineseCounting,20,二十",
        "chineseCounting,3010,三千〇一十",
        "decimal,7,7",
        "decimalFullWidth,10,１０",
        "decimalEnclosedCircle,3,③",
        "upperLetter,2,B",
        "decimalZero,4,04"
    })
    void writesNumbersAsWordDoes(String format, int number, String written) {
        assertThat(WordNumber.of(number, format)).isEqualTo(written);
    }

    private static byte[] macros() {
        String types = "<Types><Override PartName='/word/document.xml' ContentType='application/"
                + "vnd.ms-word.document.macroEnabled.main+xml'/></Types>";
        return SampleDocuments.zip(Map.of("[Content_Types].xml", SampleDocuments.utf8(types)));
    }

    private static byte[] entity() {
        return SampleDocuments.utf8(
                "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d>&x;</d>");
    }

    private static byte[] wideEntity() {
        return "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>"
                .getBytes(StandardCharsets.UTF_16);
    }

    private static byte[] wideTable() {
        return SampleDocuments.page("<table>" + "<tr><td colspan=1000>1</td><td>2</td></tr>".repeat(1100) + "</table>");
    }

    private static byte[] half(byte[] file) {
        return java.util.Arrays.copyOf(file, file.length / 2);
    }

    private static List<List<String>> cells(SourceText source) {
        return source.tables().getFirst().rows().stream()
                .map(row -> row.cells().stream()
                        .map(cell -> source.text().substring(cell.start(), cell.end()))
                        .toList())
                .toList();
    }

    private ReadDocument read(byte[] file) {
        try {
            return READER.read(Files.write(folder.resolve("document"), file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
