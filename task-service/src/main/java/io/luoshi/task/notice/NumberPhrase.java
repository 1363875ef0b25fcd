package io.luoshi.task.notice;

import io.luoshi.task.notice.Indicator.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A number among its words. It stands behind what it measures (新增泊位600个) or before what it counts (新建5处洗车点).
 *
 * @param words what stands before it, back to the number before
 * @param before the same words, understood
 * @param counted the words behind the number that belong to it; empty if it measures what stands before
 * @param base a number inside {@code words} on which this one rests: 92个项目完成投资109亿元
 * @param baseline where the metric stands now: 由60%提高到65%
 * @param start place in the task's text
 */
record NumberPhrase(
        String words,
        LeadIn before,
        Quantity quantity,
        String counted,
        Optional<Quantity> base,
        Optional<Quantity> baseline,
        int start,
        int end) {

    private static final Wording JOINTS = Wording.of("和 及 与 以及 并");
    private static final Wording CLOSING = Wording.of("目标 任务 水平 目标任务");

    /** The phrases of a stretch between two commas. */
    static List<NumberPhrase> in(String text, int start, int end) {
        List<Quantity> quantities = Quantity.in(text, start, end);
        List<NumberPhrase> phrases = new ArrayList<>();
        int from = start;
        Optional<Quantity> base = Optional.empty();
        for (int i = 0; i < quantities.size(); i++) {
            Quantity quantity = quantities.get(i);
            boolean last = i == quantities.size() - 1;
            String behind = text.substring(
                    quantity.end(), last ? end : quantities.get(i + 1).start());
            Optional<Integer> reach = last ? Optional.of(reachOfLast(behind)) : reach(behind);
            if (reach.isEmpty()) {
                base = base.or(() -> Optional.of(quantity));
                continue;
            }
            NumberPhrase phrase = phrase(text, from, quantity, behind.substring(0, reach.get()), base);
            phrases.add(phrases.isEmpty() ? phrase : phrase.goingOnFrom(phrases.getLast()));
            from = quantity.end() + reach.get();
            base = Optional.empty();
        }
        return phrases;
    }

    private static NumberPhrase phrase(
            String text, int from, Quantity quantity, String behind, Optional<Quantity> base) {
        String words = text.substring(from, quantity.start());
        Optional<Quantity> baseline =
                base.filter(b -> b.start() > from && "由从".indexOf(text.charAt(b.start() - 1)) >= 0);
        String withoutBaseline = baseline.map(
                        b -> text.substring(from, b.start() - 1) + text.substring(b.end(), quantity.start()))
                .orElse(words);
        return new NumberPhrase(
                words,
                LeadIn.of(withoutBaseline),
                quantity,
                counted(behind),
                baseline.isPresent() ? Optional.empty() : base,
                baseline,
                words.startsWith("、") ? from + 1 : from,
                quantity.end() + behind.length());
    }

    private NumberPhrase goingOnFrom(NumberPhrase previous) {
        LeadIn completed = before.goingOnFrom(previous.before, counts());
        return new NumberPhrase(words, completed, quantity, counted, base, baseline, start, end);
    }

    /** Without a remark in brackets and without words that only close the phrase. */
    private static String counted(String behind) {
        String counted = behind.replaceFirst("^\\([^()]{0,80}\\)", "");
        return CLOSING.atStart(counted).filter(counted::equals).isPresent() ? "" : counted;
    }

    /** How many characters up to the next number belong to this one; absent if nothing separates the two. */
    private static Optional<Integer> reach(String behind) {
        if (behind.startsWith("、") || JOINTS.atStart(behind).isPresent()) {
            return Optional.of(0);
        }
        int comma = behind.lastIndexOf('、');
        if (comma >= 0) {
            return Optional.of(comma);
        }
        return JOINTS.atEnd(behind).map(joint -> behind.length() - joint.length());
    }

    private static int reachOfLast(String behind) {
        for (int comma = behind.indexOf('、'); comma >= 0; comma = behind.indexOf('、', comma + 1)) {
            String next = behind.substring(comma + 1, Math.min(behind.length(), comma + 6));
            if (comma == 0
                    || Words.DOING.atStart(next).isPresent()
                    || Words.HEDGES.atStart(next).isPresent()) {
                return comma;
            }
        }
        return behind.length();
    }

    boolean counts() {
        return !counted.isEmpty();
    }

    /** The word behind the number outweighs the one before it: 达到50家以上. */
    Comparison comparison() {
        return switch (quantity.bound()) {
            case AT_LEAST, SIZE_CLASS -> Comparison.AT_LEAST;
            case AT_MOST -> Comparison.AT_MOST;
            case NONE, ABOUT -> before.comparison().orElse(Comparison.EQUAL);
        };
    }

    boolean isLimit() {
        return comparison() == Comparison.AT_MOST || comparison() == Comparison.LESS_THAN;
    }

    Indicator indicator(String name, Indicator.Kind kind, Span span) {
        return new Indicator(
                name,
                kind,
                comparison(),
                quantity.value(),
                quantity.unit(),
                baseline.map(Quantity::value).orElse(null),
                before.aspirational(),
                before.hedge().orElse(null),
                span);
    }
}
