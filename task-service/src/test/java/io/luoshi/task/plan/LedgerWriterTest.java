package io.luoshi.task.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.starter.FormulaGuard;
import io.luoshi.task.task.Assignment;
import io.luoshi.task.task.Deadline;
import io.luoshi.task.task.Guide;
import io.luoshi.task.task.PlannedTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "'=1"
            })
    void whateverANoticeSaysNoCellIsAFormula(String formula) throws IOException {
        List<Cell> cells = cells(ledger(formula));

        assertThat(cells)
                .hasSizeGreaterThan(15)
                .allSatisfy(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING));
        assertThat(cells)
                .extracting(Cell::getStringCellValue)
                .filteredOn(text -> text.contains(formula.strip()))
                .as("title, number of the document and every column that a notice fills")
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(
                        text -> assertThat(FormulaGuard.off(text)).as("guarded").isNotEqualTo(text));
    }

    private static byte[] ledger(String text) throws IOException {
        NoticeData notice = new NoticeData(text, text, "key", null, null, List.of(new Chapter("", text)), "I-1");
        PlannedTask task = new PlannedTask(
                1,
                1,
                text,
                false,
                List.of(
                        Assignment.planned("U-001", text, AssignmentRole.LEAD, true),
                        Assignment.planned("U-002", text, AssignmentRole.CO_ORGANIZER, false)),
                List.of(new Guide(null, text)),
                List.of(),
                List.of(text),
                new Deadline(text, null),
                List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LedgerWriter(notice, List.of(task)).write(out);
        return out.toByteArray();
    }

    private static List<Cell> cells(byte[] workbook) throws IOException {
        List<Cell> cells = new ArrayList<>();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            read.getSheetAt(0).forEach(row -> row.forEach(cells::add));
        }
        return cells;
    }
}
