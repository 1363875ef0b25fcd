package io.luoshi.unit;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.luoshi.starter.FormulaGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Tables that are given out as files. No cell of them is a formula to anybody: {@link FormulaGuard}. */
public final class Sheets {

    public static final String CSV = "text/csv";
    public static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** By it Excel knows UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int COLUMN_WIDTH = 20;

    private Sheets() {}

    public static ResponseEntity<byte[]> csv(String file, List<String> titles, List<List<String>> rows) {
        StringWriter text = new StringWriter().append(BYTE_ORDER_MARK);
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(titles);
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(FormulaGuard::on).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(file, CSV, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static ResponseEntity<byte[]> excel(String file, List<String> titles, List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Luoshi", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Luoshi");
            write(sheet, 0, titles);
            for (int column = 0; column < titles.size(); column++) {
                sheet.style(0, column).bold().set();
                sheet.width(column, COLUMN_WIDTH);
            }
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                write(sheet, row + 1, rows.get(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file(file, EXCEL, out.toByteArray());
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(row, column, FormulaGuard.on(cells.get(column)));
        }
    }

    /** Not to be kept by anybody on the way: it holds people's addresses. */
    private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        String disposition =
                ContentDisposition.attachment().filename(name).build().toString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }
}
