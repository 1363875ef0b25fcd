package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A notice as it lies on the page: lines of text, and tables of tasks between them. */
record Page(Attachment attachment, List<TaskTable> tables) {

    static Page of(SourceText source, Doubts doubts) {
        String raw = source.text();
        List<TaskTable> tables = new ArrayList<>();
        source.tables().forEach(table -> TaskTable.of(table, raw).ifPresent(tables::add));
        if (tables.isEmpty()) {
            FlatTables.in(raw, 0, raw.length())
                    .forEach(table -> TaskTable.of(table, raw).ifPresent(tables::add));
        }
        tables.sort(Comparator.comparingInt(table -> table.span().start()));
        return new Page(Attachment.in(linesOutside(tables, raw), doubts), tables);
    }

    private static List<ReadableText> linesOutside(List<TaskTable> tables, String raw) {
        List<ReadableText> lines = new ArrayList<>();
        int from = 0;
        for (TaskTable table : tables) {
            lines.addAll(ReadableText.of(raw, from, Math.max(from, table.span().start()))
                    .lines());
            from = Math.max(from, table.span().end());
        }
        lines.addAll(ReadableText.of(raw, from, raw.length()).lines());
        return lines;
    }

    /** Where tables hold the tasks, numbered paragraphs without a clause are the letter's, not tasks. */
    Outline outline(Doubts doubts) {
        Outline outline = Outline.of(OutlineBuilder.build(attachment.plan()), doubts);
        return tables.isEmpty() ? outline : outline.withTables(tables);
    }
}
