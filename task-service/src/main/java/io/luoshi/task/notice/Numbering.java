package io.luoshi.task.notice;

import java.util.EnumMap;
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
        checkItems(outline.items(), doubts);
        checkChapters(outline.headings(), doubts);
        checkHeadingsHaveItems(outline, doubts);
    }

    private static void checkItems(List<Outline.Item> items, Doubts doubts) {
        Map<Node.Kind, Integer> last = new EnumMap<>(Node.Kind.class);
        for (int i = 0; i < items.size(); i++) {
            Outline.Item item = items.get(i);
            if (item.value() > 0) {
                @Nullable Integer before = last.put(item.kind(), i);
                checkStep(
                        before == null ? null : items.get(before),
                        before == null ? 0 : before + 1,
                        item,
                        i + 1,
                        doubts);
            }
        }
    }

    private static void checkStep(
            Outline.@Nullable Item before, int placeBefore, Outline.Item item, int place, Doubts doubts) {
        int step = item.value() - (before == null ? 0 : before.value());
        boolean restarts = item.value() == 1
                && (before == null
                        || !item.path().equals(before.path())
                        || !Objects.equals(item.parent(), before.parent()));
        if (step > 1) {
            Doubts about = doubts.about(before == null ? place : placeBefore);
            about.add(
                    Doubt.Code.NUMBER_GAP,
                    before == null ? item.span() : before.span(),
                    before == null ? "0" : before.number(),
                    item.number());
        } else if (step < 1 && before != null && !restarts) {
            doubts.about(place).add(Doubt.Code.NUMBER_REPEATED, item.span(), before.number(), item.number());
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
            if (!used.contains(i + 1)) {
                Notice.Heading heading = outline.headings().get(i);
                doubts.add(Doubt.Code.CHAPTER_WITHOUT_TASKS, heading.span(), heading.number(), heading.title());
            }
        }
    }
}
