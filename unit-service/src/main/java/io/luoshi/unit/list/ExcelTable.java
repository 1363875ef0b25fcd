package io.luoshi.unit.list;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the first visible sheet of an Excel file (.xlsx). Formulas are not computed: what was saved counts. Before a library opens
 * it, the file is looked through: one that unpacks to more than a list has, holds programs or declares entities is refused.
 */
final class ExcelTable {

    private static final int MOST_PARTS = 1_000;
    private static final int WIDEST = 100;

    private ExcelTable() {}

    /** @param mostUnpacked bytes */
    static List<TableRow> read(byte[] file, int mostUnpacked) {
        try {
            return rows(file, check(file, mostUnpacked));
        } catch (DomainProblem refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw refusal("no-workbook");
        }
    }

    /** @param styled the library finds no way without the part that it is told to read the formats of cells from */
    private static List<TableRow> rows(byte[] file, boolean styled) throws IOException {
        ReadingOptions options = new ReadingOptions(styled, true);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file), options)) {
            Sheet sheet = workbook.getSheets()
                    .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseThrow(() -> refusal("no-workbook"));
            try (Stream<Row> rows = sheet.openStream()) {
                return rows.map(ExcelTable::row).toList();
            }
        }
    }

    private static TableRow row(Row row) {
        int width = Math.min(row.getCellCount(), WIDEST);
        List<String> cells = IntStream.range(0, width)
                .mapToObj(column ->
                        row.getOptionalCell(column).map(ExcelTable::text).orElse(""))
                .toList();
        return new TableRow(row.getRowNum(), cells);
    }

    /** A day is a number to Excel, and only its format says that it is one. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
            LocalDateTime date = cell.asDate();
            return date.toLocalDate().toString();
        }
        return cell.getText();
    }

    private static boolean isDate(@Nullable String format) {
        return format != null && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches("(?i).*[yd].*");
    }

    /**
     * Unpacks every part once, keeping nothing, because what a part says of its size need not be true.
     *
     * @return whether the workbook has styles; they are optional (ECMA-376, 12.3.20), and programs that write plain data leave them out
     */
    private static boolean check(byte[] file, int most) throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            long left = parts.size() > MOST_PARTS ? -1 : most;
            for (ZipArchiveEntry part : parts) {
                left -= unpacked(zip, part, left);
                if (left < 0) {
                    throw refusal("workbook-too-large", most >> 20);
                }
            }
            return parts.stream().anyMatch(part -> part.getName().endsWith("styles.xml"));
        }
    }

    private static long unpacked(ZipFile zip, ZipArchiveEntry part, long most) throws IOException {
        byte[] piece = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int length = in.readNBytes(piece, 0, piece.length); length > 0 && size <= most; ) {
                if (size == 0) {
                    checkBeginning(part.getName(), new String(piece, 0, length, StandardCharsets.ISO_8859_1));
                }
                size += length;
                length = in.readNBytes(piece, 0, piece.length);
            }
        }
        return size;
    }

    private static void checkBeginning(String name, String text) {
        if (name.endsWith("vbaProject.bin") || (name.equals("[Content_Types].xml") && text.contains("macroEnabled"))) {
            throw refusal("workbook-with-macros");
        }
        // No Office program writes a document type declaration; through one other files could be drawn in.
        if (text.replace("\0", "").contains("<!DOCTYPE")) {
            throw refusal("no-workbook");
        }
    }

    private static DomainProblem refusal(String code, Object... arguments) {
        return UnitTable.malformed(new FieldProblem("file", null, code, List.of(arguments)));
    }
}
