package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the attachment line by line and keeps what each line opened or went on with. */
final class OutlineBuilder {

    private final Doubts doubts;
    private final List<Notice.Heading> chapters = new ArrayList<>();
    private final List<Outline.Item> items = new ArrayList<>();
    private final List<ReadableText> open = new ArrayList<>();
    private Opening.@Nullable Opened item;
    private boolean ignoring;

    OutlineBuilder(Doubts doubts) {
        this.doubts = doubts;
    }

    void take(ReadableText line) {
        Opening.Opened opened = Opening.of(line);
        switch (opened.rule()) {
            case CHAPTER -> openChapter(opened);
            case SUBHEADING -> outsideTasks(line);
            case TASK -> openItemOrGoOn(opened);
            case PAGE_NUMBER -> {}
            case FURNITURE -> ignoreFrom();
            case CONTINUATION -> goOn(line);
        }
    }

    Outline finish() {
        closeItem();
        return new Outline(List.copyOf(chapters), List.copyOf(items));
    }

    private void openChapter(Opening.Opened opened) {
        closeItem();
        ReadableText rest = opened.rest();
        int stop = rest.toString().indexOf('。');
        ReadableText title = stop < 0 ? rest : rest.part(0, stop);
        chapters.add(new Notice.Heading(
                opened.number(), title.asWritten(), null, opened.line().span(), Confidence.SURE));
        if (stop >= 0 && stop < rest.length() - 1) {
            outsideTasks(rest.from(stop + 1));
        }
    }

    private void openItemOrGoOn(Opening.Opened opened) {
        if (mayBeDecimal(opened)) {
            goOn(opened.line());
            return;
        }
        closeItem();
        item = opened;
        if (!opened.rest().isEmpty()) {
            open.add(opened.rest());
        }
    }

    /** A number run into digits opens an item (11.121人才项目) only as the next number behind a finished sentence. */
    private boolean mayBeDecimal(Opening.Opened opened) {
        String rest = opened.rest().toString();
        boolean digitFollows = !rest.isEmpty() && Character.isDigit(rest.charAt(0));
        boolean sentenceFinished = open.isEmpty() || open.getLast().toString().matches(".*[。)]");
        return digitFollows && !(sentenceFinished && Integer.parseInt(opened.number()) == lastNumber() + 1);
    }

    private int lastNumber() {
        if (item != null) {
            return Integer.parseInt(item.number());
        }
        return items.isEmpty() ? 0 : Integer.parseInt(items.getLast().number());
    }

    private void goOn(ReadableText line) {
        if (item != null) {
            open.add(line);
        } else if (!ignoring && !chapters.isEmpty()) {
            outsideTasks(line);
        }
    }

    private void outsideTasks(ReadableText line) {
        closeItem();
        doubts.addWords(Doubt.Code.TEXT_OUTSIDE_TASKS, line);
    }

    private void ignoreFrom() {
        closeItem();
        ignoring = true;
    }

    private void closeItem() {
        if (item != null) {
            ReadableText content = ReadableText.join(open);
            Span start = item.line().span();
            int end = content.isEmpty() ? start.end() : content.span().end();
            @Nullable Integer chapter = chapters.isEmpty() ? null : chapters.size();
            items.add(new Outline.Item(item.number(), chapter, content, new Span(start.start(), end)));
            item = null;
            open.clear();
        }
        ignoring = false;
    }
}
