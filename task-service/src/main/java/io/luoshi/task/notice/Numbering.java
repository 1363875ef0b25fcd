package io.luoshi.task.notice;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that chapters and items are numbered without gaps; items may run through the notice or restart per chapter. */
final class Numbering {

    private static final String DIGITS = "一二三四五六七八九";

    private Numbering() {}

    static void check(Outline outline, Doubts doubts) {
        checkItems(outline.items(), doubts);
        checkChapters(outline.chapters(), doubts);
        checkChaptersHaveItems(outline, doubts);
    }

    private static void checkItems(List<Outline.Item> items, Doubts doubts) {
        for (int i = 1; i < items.size(); i++) {
            Outline.Item before = items.get(i - 1);
            Outline.Item item = items.get(i);
            int step = Integer.parseInt(item.number()) - Integer.parseInt(before.number());
            boolean restarts = item.number().equals("1") && !Objects.equals(item.chapter(), before.chapter());
            if (step > 1) {
                doubts.about(i).add(Doubt.Code.NUMBER_GAP, before.span(), before.number(), item.number());
            } else if (step < 1 && !restarts) {
                doubts.about(i + 1).add(Doubt.Code.NUMBER_REPEATED, item.span(), before.number(), item.number());
            }
        }
        if (!items.isEmpty() && !items.getFirst().number().equals("1")) {
            Outline.Item first = items.getFirst();
            doubts.about(1).add(Doubt.Code.NUMBER_GAP, first.span(), "0", first.number());
        }
    }

    private static void checkChapters(List<Notice.Heading> chapters, Doubts doubts) {
        String before = "";
        for (Notice.Heading chapter : chapters) {
            if (value(chapter.number()) != value(before) + 1) {
                doubts.add(Doubt.Code.CHAPTER_OUT_OF_ORDER, chapter.span(), before, chapter.number());
            }
            before = chapter.number();
        }
    }

    private static void checkChaptersHaveItems(Outline outline, Doubts doubts) {
        Set<@Nullable Integer> used =
                outline.items().stream().map(Outline.Item::chapter).collect(Collectors.toSet());
        for (int i = 0; i < outline.chapters().size(); i++) {
            if (!used.contains(i + 1)) {
                Notice.Heading chapter = outline.chapters().get(i);
                doubts.add(Doubt.Code.CHAPTER_WITHOUT_TASKS, chapter.span(), chapter.number(), chapter.title());
            }
        }
    }

    /** 一 to 九十九; nothing is 0. */
    static int value(String numeral) {
        int ten = numeral.indexOf('十');
        if (ten < 0) {
            return numeral.isEmpty() ? 0 : DIGITS.indexOf(numeral.charAt(numeral.length() - 1)) + 1;
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(numeral.charAt(ten - 1)) + 1;
        return tens * 10 + value(numeral.substring(ten + 1));
    }
}
