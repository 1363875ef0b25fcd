package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of an item that name who carries it out.
 *
 * @param start where they begin in the item's content, with their bracket
 * @param end place behind them, with their bracket
 * @param words without the bracket
 * @param form how they were told from the text
 */
record Clause(int start, int end, ReadableText words, List<Mention> mentions, Form form) {

    enum Form {
        /** {@code (区甲局主办,区乙局协办)}, {@code (牵头单位:区甲局)} */
        BRACKET,
        /** {@code 责任单位:区甲局}, to the end of the sentence or line */
        LABEL,
        /** {@code (区甲局、区乙局)} at the end of a sentence, with no word that says what they do */
        BARE_LIST,
        /** A bracket lost its partner. */
        HALF_BRACKET,
        /** A cell of a table's column */
        COLUMN
    }

    /** A longer bracket is no clause; the limit keeps reading linear however brackets nest. */
    private static final int LONGEST = 1000;

    /** More brackets without partner than this are no damage but no text. */
    private static final int MOST_HALF = 20;

    /** The clauses of an item in their order; none lies within another. */
    static List<Clause> in(ReadableText content) {
        Brackets brackets = Brackets.of(content.toString());
        List<Clause> bracketed = outermost(Stream.concat(
                        brackets.pairs().stream().flatMap(pair -> bracket(content, pair).stream()),
                        brackets.unpaired().stream().limit(MOST_HALF).flatMap(at -> halfBracket(content, at).stream()))
                .sorted(Comparator.comparingInt(Clause::start))
                .toList());
        List<Clause> all = new ArrayList<>(bracketed);
        labels(content, brackets, bracketed).forEach(all::add);
        all.sort(Comparator.comparingInt(Clause::start));
        return outermost(all);
    }

    static boolean endsIn(ReadableText tail) {
        String words = tail.toString();
        boolean possible =
                !words.isEmpty() && (")]。".indexOf(words.charAt(words.length() - 1)) >= 0 || words.contains(":"));
        List<Clause> found = possible ? in(tail) : List.of();
        return !found.isEmpty() && found.getLast().end() >= words.length() - 1;
    }

    private static Optional<Clause> bracket(ReadableText content, Brackets.Pair pair) {
        if (pair.close() - pair.open() > LONGEST) {
            return Optional.empty();
        }
        ReadableText words = content.part(pair.open() + 1, pair.close());
        int end = pair.close() + 1;
        List<Mention> mentions = Mention.in(words, Duty.UNSTATED);
        if (namesUnits(mentions)) {
            return Optional.of(new Clause(pair.open(), end, words, mentions, Form.BRACKET));
        }
        boolean closesSentence =
                end == content.length() || "。;\n".indexOf(content.toString().charAt(end)) >= 0;
        return closesSentence && UnitNames.areAll(words)
                ? Optional.of(new Clause(pair.open(), end, words, mentions, Form.BARE_LIST))
                : Optional.empty();
    }

    /** An opening bracket without partner reaches to the end of the item, a closing one back to the last full stop. */
    private static Optional<Clause> halfBracket(ReadableText content, int at) {
        char bracket = content.toString().charAt(at);
        boolean opens = bracket == '(' || bracket == '[';
        int start = opens ? at + 1 : sentenceStart(content, at);
        int end = opens ? content.length() : at;
        if (end <= start || end - start > LONGEST) {
            return Optional.empty();
        }
        ReadableText words = content.part(start, end);
        List<Mention> mentions = Mention.in(words, Duty.UNSTATED);
        return namesUnits(mentions)
                ? Optional.of(new Clause(opens ? at : start, opens ? end : at + 1, words, mentions, Form.HALF_BRACKET))
                : Optional.empty();
    }

    private static int sentenceStart(ReadableText content, int end) {
        String words = content.toString();
        for (int at = end - 1; at >= Math.max(0, end - LONGEST); at--) {
            if ("。;!?\n".indexOf(words.charAt(at)) >= 0) {
                return at + 1;
            }
        }
        return 0;
    }

    /** Labelled lists outside brackets; labels that follow each other make one clause. */
    private static List<Clause> labels(ReadableText content, Brackets brackets, List<Clause> bracketed) {
        List<Clause> found = new ArrayList<>();
        BitSet taken = new BitSet();
        bracketed.forEach(clause -> taken.set(clause.start(), clause.end()));
        int start = -1;
        int end = -1;
        for (Labels.Label label : Labels.in(content)) {
            if (brackets.enclose(label.start()) || taken.get(label.start()) || label.start() < end) {
                continue;
            }
            if (start >= 0 && !content.part(end, label.start()).toString().matches("[\\s,;、。]*")) {
                found.add(labelled(content, start, end));
                start = -1;
            }
            start = start < 0 ? label.start() : start;
            end = endOfValue(content, label.end());
        }
        if (start >= 0) {
            found.add(labelled(content, start, end));
        }
        return found.stream()
                .filter(clause -> namesUnits(clause.mentions()) || saysWhen(clause))
                .toList();
    }

    private static Clause labelled(ReadableText content, int start, int end) {
        ReadableText words = content.part(start, end);
        return new Clause(start, end, words, Mention.in(words, Duty.UNSTATED), Form.LABEL);
    }

    /** Behind the full stop or the end of the line. */
    private static int endOfValue(ReadableText content, int from) {
        String words = content.toString();
        int at = from;
        while (at < words.length() && words.charAt(at) != '。' && words.charAt(at) != '\n') {
            at++;
        }
        return Math.min(at + 1, words.length());
    }

    private static boolean saysWhen(Clause clause) {
        return clause.mentions().stream().anyMatch(m -> m.duty() == Duty.DEADLINE || m.duty() == Duty.LEADER);
    }

    /** Whether some list holds what can be a unit: (企业负责) is no clause. With a word as clear as 主办 any name may be one. */
    static boolean namesUnits(List<Mention> mentions) {
        return mentions.stream()
                .filter(mention -> mention.duty().isOfUnits() && mention.duty() != Duty.UNSTATED)
                .anyMatch(mention ->
                        mention.duty() == Duty.LEAD || !mention.label().isEmpty() || UnitNames.areSome(mention.list()));
    }

    boolean namesUnits() {
        return form == Form.BARE_LIST || namesUnits(mentions);
    }

    private static List<Clause> outermost(List<Clause> inOrder) {
        List<Clause> kept = new ArrayList<>();
        for (Clause clause : inOrder) {
            if (kept.isEmpty() || clause.start() >= kept.getLast().end()) {
                kept.add(clause);
            }
        }
        return kept;
    }
}
