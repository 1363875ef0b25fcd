package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a task-breakdown notice (任务分解方案): finds the attachment, reads the header above it and its
 * outline, then each task's clause and indicators. Keeps no state; the time taken grows with the length of the text. What cannot be read for sure is not
 * guessed in silence but listed in {@link Notice#doubts()}.
 */
public final class NoticeReader {

    /** @throws NoTasksFound if the text has no numbered task; an empty text has none */
    public Notice read(SourceText source, KnownNames known) {
        String rawText = source.text();
        Doubts doubts = new Doubts();
        Attachment attachment = Attachment.in(ReadableText.of(rawText).lines(), doubts);
        Outline outline = Outline.of(attachment.body(), doubts);
        if (outline.items().isEmpty()) {
            throw new NoTasksFound(rawText.length());
        }
        Header header = Header.of(attachment, doubts);
        return new Notice(
                title(attachment, doubts),
                header.documentNumber(),
                header.issuer(),
                header.issuedOn(),
                header.year(),
                outline.chapters(),
                tasks(outline.items(), doubts),
                List.of(),
                doubts.worstFirst());
    }

    private static @Nullable Read<String> title(Attachment attachment, Doubts doubts) {
        if (attachment.title() == null) {
            doubts.add(Doubt.Code.TITLE_UNKNOWN, null);
            return null;
        }
        return attachment.title().read(Confidence.SURE);
    }

    private static List<Notice.Task> tasks(List<Outline.Item> items, Doubts doubts) {
        List<Notice.Task> tasks = new ArrayList<>();
        for (Outline.Item item : items) {
            int number = tasks.size() + 1;
            tasks.add(task(number, item, doubts.about(number)));
        }
        return List.copyOf(tasks);
    }

    private static Notice.Task task(int number, Outline.Item item, Doubts doubts) {
        Responsibility responsibility = Responsibility.of(item.content(), doubts);
        ReadableText text = responsibility.text();
        return new Notice.Task(
                number,
                item.number(),
                item.chapter() == null ? List.of() : List.of(item.chapter()),
                null,
                text.isEmpty() ? new Read<>("", item.span(), Confidence.UNSURE) : text.read(Confidence.SURE),
                responsibility.assignments(),
                responsibility.groups(),
                List.of(),
                List.of(),
                IndicatorReader.read(text, doubts),
                item.span(),
                Confidence.SURE);
    }
}
