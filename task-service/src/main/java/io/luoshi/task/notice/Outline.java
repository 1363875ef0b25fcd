package io.luoshi.task.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attachment cut into chapters and numbered items. */
record Outline(List<Notice.Heading> chapters, List<Item> items) {

    /**
     * A numbered item, not yet read.
     *
     * @param chapter place of its chapter, from 1
     * @param content text and clause, its lines put together
     * @param span with the number
     */
    record Item(String number, @Nullable Integer chapter, ReadableText content, Span span) {}

    static Outline of(List<ReadableText> lines, Doubts doubts) {
        OutlineBuilder builder = new OutlineBuilder(doubts);
        for (ReadableText line : lines) {
            GluedLines.split(line).forEach(builder::take);
        }
        Outline outline = builder.finish();
        Numbering.check(outline, doubts);
        return outline;
    }
}
