package io.luoshi.task.notice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that chapters and items are numbered without gaps; items may run through the notice or restart per chapter. */
final class Numbering {

    private Numbering() {}

    static void check(Outline outline, Doubts doubts) {
        checkItems(outline, doubts);
        checkChapters(outline.headings(), doubts);
        checkHeadingsHaveItems(outline, doubts);
    }

    /** Headings count as steps, too: （三） may be a heading between the tasks （二） and （四）. */
    private static void checkItems(Outline outline, Doubts doubts) {
        Map<String, Step> last = new HashMap<>();
        Deque<Notice.Heading> headings = new ArrayDeque<>(outline.headings());
        boolean numbered = outline.items().stream().anyMatch(item -> item.kind() == Node.Kind.ITEM && item.value() > 0);
        for (int i = 0; i < outline.items().size(); i++) {
            Outline.Item item = outline.items().get(i);
            while (!headings.isEmpty()
                    && headings.getFirst().span().start() < item.span().start()) {
                Notice.Heading heading = headings.removeFirst();
                last.put(form(heading.number()), new Step(heading.number(), null, null, heading.span()));
            }
            if (item.number().isEmpty() && numbered) {
                doubts.about(i + 1).addWords(Doubt.Code.NUMBER_MISSING, item.content());
            }
            if (item.value() > 0) {
                Step step = new Step(
                        item.number(),
                        i + 1,
                        List.of(item.path(), Objects.requireNonNullElse(item.parent(), 0)),
                        item.span());
                check(last.put(form(item.number()), step), step, doubts);
            }
        }
    }

    /** @param task running number; absent for a heading @param under what it stands under */
    private record Step(
            String number, @Nullable Integer task, @Nullable Object under, Span span) {

        int value() {
            return Marker.value(ReadableText.of(number).toString());
        }
    }

    /** Numbers of one form make one sequence: 1, （一）, （1）. */
    private static String form(String number) {
        return ReadableText.of(number).toString().replaceAll("\\d+", "1").replaceAll("[一二三四五六七八九十]+", "一");
    }

    private static void check(@Nullable Step before, Step step, Doubts doubts) {
        int ahead = step.value() - (before == null ? 0 : before.value());
        boolean restarts = step.value() == 1 && (before == null || !Objects.equals(step.under(), before.under()));
        if (ahead > 1) {
            Integer task = before == null || before.task() == null ? step.task() : before.task();
            doubts.about(Objects.requireNonNull(task))
                    .add(
                            Doubt.Code.NUMBER_GAP,
                            before == null ? step.span() : before.span(),
                            before == null ? "0" : before.number(),
                            step.number());
        } else if (ahead < 1 && before != null && !restarts) {
            doubts.about(Objects.requireNonNull(step.task()))
                    .add(Doubt.Code.NUMBER_REPEATED, step.span(), before.number(), step.number());
        }
    }

    private static void checkChapters(List<Notice.Heading> headings, Doubts doubts) {
        String before = "";
        for (Notice.Heading heading : headings) {
            String number = ReadableText.of(heading.number()).toString();
            if (heading.parent() == null && !number.isEmpty()) {
                if (Marker.value(number) != Marker.value(before) + 1) {
                    doubts.add(Doubt.Code.CHAPTER_OUT_OF_ORDER, heading.span(), before, heading.number());
                }
                before = number;
            }
        }
    }

    private static void checkHeadingsHaveItems(Outline outline, Doubts doubts) {
        Set<Integer> used =
                outline.items().stream().flatMap(item -> item.path().stream()).collect(Collectors.toSet());
        for (int i = 0; i < outline.headings().size(); i++) {
            Notice.Heading heading = outline.headings().get(i);
            boolean told = heading.parent() != null && !used.contains(heading.parent());
            if (!used.contains(i + 1) && !told) {
                doubts.add(Doubt.Code.CHAPTER_WITHOUT_TASKS, heading.span(), heading.number(), heading.title());
            }
        }
    }
}
