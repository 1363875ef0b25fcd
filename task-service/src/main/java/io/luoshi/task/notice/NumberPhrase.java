package io.luoshi.task.notice;

import io.luoshi.task.notice.Indicator.Comparison;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number among its words. It stands behind what it measures (新增泊位300个) or before what it counts (新建8处驿站).
 *
 * @param words what stands before it, back to the number before
 * @param before the same words, understood
 * @param counted the words behind the number that belong to it; empty if it measures what stands before
 * @param bases numbers among {@code words} on which this one rests: 8个项目完成投资20亿元
 * @param baseline where the metric stands now: 由60%提高到65%
 * @param start place in the task's text
 */
record NumberPhrase(
        String words,
        LeadIn before,
        Quantity quantity,
        String counted,
        List<Quantity> bases,
        Optional<Quantity> baseline,
        int start,
        int end) {

    /** Words further away say nothing about a number; the limit also keeps reading linear. */
    static final int REACH = 120;

    private static final int NOT_SEPARATE = -1;
    private static final Wording JOINTS = Wording.of("和 及 与 以及 并");
    private static final Wording CLOSING = Wording.of("目标 任务 水平 目标任务");

    /** The phrases of a stretch between two commas. */
    static List<NumberPhrase> in(String text, int start, int end) {
        List<Quantity> quantities = Quantity.in(text, start, end);
        List<NumberPhrase> phrases = new ArrayList<>();
        List<Quantity> bases = new ArrayList<>();
        int from = start;
        for (int i = 0; i < quantities.size(); i++) {
            Quantity quantity = quantities.get(i);
            boolean last = i == quantities.size() - 1;
            int next = last ? end : quantities.get(i + 1).start();
            String behind = text.substring(quantity.end(), Math.min(next, quantity.end() + REACH));
            int reach = last ? reachOfLast(behind) : reach(behind);
            if (reach == NOT_SEPARATE) {
                bases.add(quantity);
            } else {
                phrases.add(phrase(text, from, quantity, behind.substring(0, reach), bases)
                        .goingOnFrom(phrases));
                from = quantity.end() + reach;
                bases.clear();
            }
        }
        return phrases;
    }

    private static NumberPhrase phrase(String text, int start, Quantity quantity, String behind, List<Quantity> bases) {
        int from = Math.max(start, quantity.start() - REACH);
        String words = text.substring(from, quantity.start());
        Optional<Quantity> baseline = bases.stream()
                .filter(b -> b.start() > from && "由从".indexOf(text.charAt(b.start() - 1)) >= 0)
                .findFirst();
        String withoutBaseline = baseline.map(
                        b -> text.substring(from, b.start() - 1) + text.substring(b.end(), quantity.start()))
                .orElse(words);
        return new NumberPhrase(
                words,
                LeadIn.of(withoutBaseline),
                quantity,
                counted(behind),
                bases.stream().filter(b -> !Optional.of(b).equals(baseline)).toList(),
                baseline,
                words.startsWith("、") ? from + 1 : from,
                quantity.end() + behind.length());
    }

    private NumberPhrase goingOnFrom(List<NumberPhrase> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        LeadIn completed = before.goingOnFrom(earlier.getLast().before, counts());
        return new NumberPhrase(words, completed, quantity, counted, bases, baseline, start, end);
    }

    /** Without a remark in brackets and without words that only close the phrase. */
    private static String counted(String behind) {
        String counted = behind.replaceFirst("^\\([^()]{0,80}\\)", "");
        return CLOSING.atStart(counted).filter(counted::equals).isPresent() ? "" : counted;
    }

    /** How many characters up to the next number belong to this one, if anything separates the two. */
    private static int reach(String behind) {
        if (behind.startsWith("、") || JOINTS.atStart(behind).isPresent()) {
            return 0;
        }
        int comma = behind.lastIndexOf('、');
        return comma >= 0
                ? comma
                : JOINTS.atEnd(behind)
                        .map(joint -> behind.length() - joint.length())
                        .orElse(NOT_SEPARATE);
    }

    /** The words behind the last number belong to it up to where something else is done. */
    private static int reachOfLast(String behind) {
        for (int comma = behind.indexOf('、'); comma >= 0; comma = behind.indexOf('、', comma + 1)) {
            String next = behind.substring(comma + 1);
            if (comma == 0
                    || Words.DOING.atStart(next).isPresent()
                    || Words.HEDGES.atStart(next).isPresent()) {
                return comma;
            }
        }
        return behind.length();
    }

    /** The same value, of one metric alone. */
    NumberPhrase of(String metric) {
        LeadIn alone = before.ofOne(metric);
        return new NumberPhrase(words, alone, quantity, counted, bases, baseline, start, end);
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

    Indicator indicator(String name, KindRule rule, @Nullable LocalDate deadline, Span span, boolean sure) {
        return new Indicator(
                name,
                rule.kind(),
                comparison(),
                quantity.value(),
                quantity.upTo(),
                quantity.unit(),
                baseline.map(Quantity::value).orElse(null),
                deadline,
                before.aspirational(),
                before.hedge().orElse(null),
                span,
                sure ? Confidence.SURE : Confidence.UNSURE);
    }
}
