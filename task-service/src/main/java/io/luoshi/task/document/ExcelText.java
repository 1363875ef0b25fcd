package io.luoshi.task.document;

import io.luoshi.starter.FormulaGuard;
import io.luoshi.task.notice.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The visible sheets of an Excel file, each a table, cells as Excel shows them. Formulas are not computed: what was saved counts. */
final class ExcelText {

    private final DataFormatter shown = new DataFormatter(Locale.CHINA);

    private ExcelText() {
        shown.setUseCachedValuesForFormulaCells(true);
    }

    static SourceText read(Path file, int maxCharacters) throws IOException, InvalidFormatException {
        SourceBuilder source = new SourceBuilder(maxCharacters);
        try (OPCPackage document = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XSSFWorkbook workbook = new XSSFWorkbook(document)) {
            ExcelText reader = new ExcelText();
            for (int sheet = 0; sheet < workbook.getNumberOfSheets(); sheet++) {
                if (!workbook.isSheetHidden(sheet) && !workbook.isSheetVeryHidden(sheet)) {
                    source.table(reader.grid(workbook.getSheetAt(sheet)));
                }
            }
        }
        return source.build();
    }

    private TableGrid grid(XSSFSheet sheet) {
        TableGrid grid = new TableGrid();
        TableGrid filled = filled(sheet);
        for (CellRangeAddress merged : sheet.getMergedRegions()) {
            put(grid, filled, merged);
        }
        for (int row = 0; row < filled.height(); row++) {
            for (int column = 0; column < filled.width(); column++) {
                TableGrid.Cell cell = filled.at(row, column);
                if (cell != null) {
                    grid.put(row, column, 1, 1, cell);
                }
            }
        }
        return grid;
    }

    /** A merged region may be declared over a whole sheet; only its part among the filled cells counts. */
    private static void put(TableGrid grid, TableGrid filled, CellRangeAddress merged) {
        int height = Math.min(merged.getLastRow() + 1, filled.height()) - merged.getFirstRow();
        int width = Math.min(merged.getLastColumn() + 1, filled.width()) - merged.getFirstColumn();
        TableGrid.Cell first = filled.at(merged.getFirstRow(), merged.getFirstColumn());
        if (first != null && height > 0 && width > 0) {
            grid.put(merged.getFirstRow(), merged.getFirstColumn(), height, width, first);
        }
    }

    private TableGrid filled(XSSFSheet sheet) {
        TableGrid filled = new TableGrid();
        for (Row row : sheet) {
            for (Cell cell : row) {
                String text = shown.formatCellValue(cell);
                if (!text.isBlank()) {
                    filled.put(
                            row.getRowNum(), cell.getColumnIndex(), 1, 1, new TableGrid.Cell(FormulaGuard.off(text)));
                }
            }
        }
        return filled;
    }
}
