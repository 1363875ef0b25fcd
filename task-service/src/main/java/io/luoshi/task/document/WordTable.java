package io.luoshi.task.document;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** A table of a Word document, on its grid. */
final class WordTable {

    /** What Word allows at most. */
    private static final int WIDEST = 63;

    private WordTable() {}

    static TableGrid of(XWPFTable table, WordNumbering numbering) {
        TableGrid grid = new TableGrid();
        List<XWPFTableRow> rows = table.getRows();
        for (int row = 0; row < rows.size(); row++) {
            int column = 0;
            for (XWPFTableCell cell : rows.get(row).getTableCells()) {
                CTTcPr properties = cell.getCTTc().getTcPr();
                int width = width(properties);
                TableGrid.Cell above = row > 0 && continues(properties) ? grid.at(row - 1, column) : null;
                grid.put(row, column, 1, width, above == null ? new TableGrid.Cell(text(cell, numbering)) : above);
                column += width;
            }
        }
        return grid;
    }

    private static int width(@Nullable CTTcPr properties) {
        return properties == null || !properties.isSetGridSpan()
                ? 1
                : Math.clamp(properties.getGridSpan().getVal().longValue(), 1, WIDEST);
    }

    /** A merge that is declared without a value continues the cell above. */
    private static boolean continues(@Nullable CTTcPr properties) {
        return properties != null
                && properties.isSetVMerge()
                && properties.getVMerge().getVal() != STMerge.RESTART;
    }

    private static String text(XWPFTableCell cell, WordNumbering numbering) {
        return cell.getBodyElements().stream()
                .map(element -> text(element, numbering))
                .collect(Collectors.joining("\n"));
    }

    private static String text(IBodyElement element, WordNumbering numbering) {
        return switch (element) {
            case XWPFParagraph paragraph -> numbering.before(paragraph) + paragraph.getText();
            case XWPFTable inner -> inner.getText();
            default -> "";
        };
    }
}
