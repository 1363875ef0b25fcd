package io.luoshi.task.plan;

import io.luoshi.events.TaskEvent.AssignmentRole;
import io.luoshi.starter.FormulaGuard;
import io.luoshi.task.task.Assignment;
import io.luoshi.task.task.Deadline;
import io.luoshi.task.task.Guide;
import io.luoshi.task.task.PlannedTask;
import io.luoshi.task.task.UnitGroupReference;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan as the ledger that offices keep (台账): an Excel sheet with a row for each task, in the columns by which the importer
 * recognises it again. Columns that no task fills are left out.
 */
final class LedgerWriter {

    private static final String SEPARATOR = "、";

    /** @param always even if no task fills it @param merged rows of the same text that follow each other share a cell */
    private record Column(String title, int width, Function<PlannedTask, String> text, boolean always, boolean merged) {

        Column(String title, int width, Function<PlannedTask, String> text) {
            this(title, width, text, false, false);
        }
    }

    private final NoticeData notice;
    private final List<PlannedTask> tasks;

    LedgerWriter(NoticeData notice, List<PlannedTask> tasks) {
        this.notice = notice;
        this.tasks = tasks;
    }

    void write(OutputStream out) throws IOException {
        List<Column> columns = columns();
        try (Workbook workbook = new Workbook(out, "Luoshi", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("台账");
            int first = header(sheet, columns);
            for (int at = 0; at < columns.size(); at++) {
                for (int row = 0; row < tasks.size(); row++) {
                    sheet.value(
                            first + row,
                            at,
                            FormulaGuard.on(columns.get(at).text().apply(tasks.get(row))));
                    sheet.style(first + row, at).wrapText(true).set();
                }
                if (columns.get(at).merged()) {
                    merge(sheet, first, at, columns.get(at));
                }
            }
        }
    }

    /** Tasks of one chapter share its cell. */
    private void merge(Worksheet sheet, int first, int column, Column merged) {
        int start = 0;
        for (int row = 1; row <= tasks.size(); row++) {
            String text = merged.text().apply(tasks.get(start));
            if (row == tasks.size() || !merged.text().apply(tasks.get(row)).equals(text)) {
                if (row - start > 1 && !text.isEmpty()) {
                    sheet.range(first + start, column, first + row - 1, column).merge();
                }
                start = row;
            }
        }
    }

    /** Title and document number above the columns' titles, as in the notice itself; gives the first row of tasks. */
    private int header(Worksheet sheet, List<Column> columns) {
        int row = 0;
        sheet.value(row++, 0, FormulaGuard.on(notice.title()));
        if (notice.documentNumber() != null) {
            sheet.value(row++, 0, FormulaGuard.on(notice.documentNumber()));
        }
        for (int at = 0; at < columns.size(); at++) {
            sheet.value(row, at, columns.get(at).title());
            sheet.width(at, columns.get(at).width());
            sheet.style(row, at).bold().set();
        }
        sheet.freezePane(0, row + 1);
        return row + 1;
    }

    private List<Column> columns() {
        return Stream.of(
                        new Column("序号", 6, task -> String.valueOf(task.number()), true, false),
                        new Column("章节", 20, this::chapter, false, true),
                        new Column("目标任务", 60, PlannedTask::text, true, false),
                        new Column("牵头单位", 24, task -> units(task, AssignmentRole.LEAD, false)),
                        new Column("责任单位", 24, task -> units(task, AssignmentRole.LEAD, true)),
                        new Column("配合单位", 30, task -> units(task, AssignmentRole.CO_ORGANIZER)),
                        new Column("指导单位", 20, LedgerWriter::guides),
                        new Column("责任领导", 14, task -> String.join(SEPARATOR, task.leaders())),
                        new Column("完成时限", 16, task -> deadline(task.deadline())))
                .filter(column -> column.always()
                        || tasks.stream()
                                .anyMatch(task -> !column.text().apply(task).isEmpty()))
                .toList();
    }

    private String chapter(PlannedTask task) {
        if (task.chapter() == null) {
            return "";
        }
        Chapter chapter = notice.chapters().get(task.chapter() - 1);
        return chapter.number().isEmpty() ? chapter.title() : chapter.number() + "、" + chapter.title();
    }

    private static String units(PlannedTask task, AssignmentRole role, boolean shared) {
        return task.shared() == shared ? units(task, role) : "";
    }

    private static String units(PlannedTask task, AssignmentRole role) {
        Stream<String> named =
                task.assignments().stream().filter(each -> each.role() == role).map(Assignment::unitName);
        Stream<String> together = task.groupReferences().stream()
                .filter(each -> each.role() == role)
                .map(UnitGroupReference::asWritten);
        return Stream.concat(named, together).collect(Collectors.joining(SEPARATOR));
    }

    private static String guides(PlannedTask task) {
        return task.guides().stream().map(Guide::name).collect(Collectors.joining(SEPARATOR));
    }

    private static String deadline(@Nullable Deadline deadline) {
        return deadline == null ? "" : Objects.requireNonNullElse(deadline.asWritten(), "");
    }
}
