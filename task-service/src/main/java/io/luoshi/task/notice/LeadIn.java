package io.luoshi.task.notice;

import io.luoshi.task.notice.Indicator.Comparison;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the words before a number (or before a phrase such as 正增长) say: {@code 力争|投诉量|分别再|压降} is the metric
 * 投诉量, strived for, falling, one of a pair.
 *
 * @param metric the words without all that is told apart below
 * @param movement the word of rising or falling directly before the number
 * @param reached whether the comparison speaks of a size reached (突破, 达到)
 */
record LeadIn(
        String metric,
        Optional<String> hedge,
        Optional<Comparison> comparison,
        Optional<String> movement,
        boolean reached,
        boolean paired) {

    private static final Wording COMPARING = Wording.of(Words.COMPARISONS.keySet());
    /** 项目内容:新建… */
    private static final int LONGEST_LABEL = 8;

    private static final Pattern DATE =
            Pattern.compile("^(?:到|至)?(?:20\\d{2}年)?(?:上半年|下半年|第?[一二三四]季度|\\d{1,2}月)?(?:[年月]?[底末初])?(?:之?前)?(?=.)");

    static LeadIn of(String before) {
        Remainder rest = new Remainder(before);
        rest.dropAtStart();
        boolean paired = rest.dropFillers();
        Optional<String> comparison = rest.dropAtEnd(COMPARING);
        paired |= rest.dropFillers();
        Optional<String> movement = rest.dropAtEnd(Words.RISING).or(() -> rest.dropAtEnd(Words.FALLING));
        paired |= rest.dropFillers();
        return new LeadIn(
                rest.words,
                Words.HEDGES.last(before),
                comparison.map(Words.COMPARISONS::get),
                movement,
                comparison.filter(Words.REACHING::isIn).isPresent(),
                paired);
    }

    /** The same words, of one metric of a pair. */
    LeadIn ofOne(String one) {
        return new LeadIn(one, hedge, comparison, movement, reached, false);
    }

    /** A phrase may leave out what the one before it says: 压降30%、20%; 认定企业16家、净增3家. */
    LeadIn goingOnFrom(LeadIn previous, boolean counts) {
        if (isBare()) {
            return previous;
        }
        boolean leftOut = !counts && isVerbOnly();
        return leftOut ? new LeadIn(metric + previous.noun(), hedge, comparison, movement, reached, paired) : this;
    }

    /** Whether the metric itself is not named: nothing, or only what is done to it. */
    boolean isVerbOnly() {
        return metric.isEmpty()
                || Words.DOING.atStart(metric).filter(metric::equals).isPresent();
    }

    private boolean isBare() {
        return metric.isEmpty() && hedge.isEmpty() && comparison.isEmpty() && movement.isEmpty();
    }

    private String noun() {
        return metric.substring(Words.DOING.atStart(metric).orElse("").length());
    }

    /** 营收增长8%, 提高办结率5% */
    boolean rises() {
        return moves(Words.RISING);
    }

    /** 投诉量压降30%, 压减材料30% */
    boolean falls() {
        return moves(Words.FALLING);
    }

    private boolean moves(Wording direction) {
        return movement.map(word -> direction.atEnd(word).isPresent())
                .orElseGet(() -> !reached && direction.atStart(metric).isPresent());
    }

    boolean aspirational() {
        return hedge.filter(word -> Words.ASPIRING.atStart(word).isPresent()).isPresent();
    }

    /** What is left of the words while they are taken away from both ends. */
    private static final class Remainder {

        private String words;

        Remainder(String words) {
            this.words = words;
        }

        void dropAtStart() {
            int colon = words.indexOf(':');
            words = colon < LONGEST_LABEL ? words.substring(colon + 1) : words;
            Optional<String> word;
            do {
                word = Words.HEAD_FILLERS.atStart(words).or(() -> Words.HEDGES.atStart(words));
                word.ifPresent(w -> words = words.substring(w.length()));
                Matcher date = DATE.matcher(words);
                if (word.isEmpty() && date.find() && date.end() > 0) {
                    word = Optional.of(date.group());
                    words = words.substring(date.end());
                }
            } while (word.isPresent());
        }

        /** @return whether 分别 was among them */
        boolean dropFillers() {
            boolean paired = false;
            Optional<String> word;
            do {
                word = dropAtEnd(Words.TAIL_FILLERS).or(() -> dropAtEnd(Words.HEDGES));
                paired |= word.filter(Words.RESPECTIVELY::equals).isPresent();
            } while (word.isPresent());
            return paired;
        }

        Optional<String> dropAtEnd(Wording wording) {
            Optional<String> word = wording.atEnd(words);
            word.ifPresent(w -> words = words.substring(0, words.length() - w.length()));
            return word;
        }
    }
}
