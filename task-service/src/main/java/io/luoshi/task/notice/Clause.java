package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bracket that ends with a role word. Each role word closes the list of units before it:
 * {@code 区甲局、区乙局主办} and {@code 区丙局协办}.
 *
 * @param start place of the opening bracket in the task's content
 * @param end place behind the closing bracket
 * @param words what stands between the brackets
 */
record Clause(int start, int end, ReadableText words, List<Mention> mentions) {

    /** A list of units and what they are to do. */
    record Mention(ReadableText units, Notice.Role role) {}

    /** A longer bracket is no clause; the limit keeps reading linear however brackets nest. */
    private static final int LONGEST = 1000;

    private static final String LEADS = "主办|牵头";
    private static final String CONTRIBUTES = "协办|配合|参与";
    private static final Pattern ROLE =
            Pattern.compile("(?:(" + LEADS + ")|(?:" + CONTRIBUTES + "))(?:负责)?(?=[,;、。]|$)");

    /** The clauses of an item in their order. A bracket that is never closed reaches to the end of the item. */
    static List<Clause> in(ReadableText content, Brackets brackets) {
        Stream<Brackets.Pair> unclosed = brackets.unpaired().stream()
                .filter(at -> content.toString().charAt(at) == '(')
                .map(at -> new Brackets.Pair(at, content.length()));
        List<Clause> found = Stream.concat(brackets.pairs().stream(), unclosed)
                .filter(pair -> pair.close() - pair.open() <= LONGEST)
                .flatMap(pair -> read(content, pair).stream())
                .sorted(Comparator.comparingInt(Clause::start))
                .toList();
        return outermost(found);
    }

    private static Optional<Clause> read(ReadableText content, Brackets.Pair pair) {
        ReadableText words = content.part(pair.open() + 1, pair.close());
        List<Mention> mentions = new ArrayList<>();
        Matcher role = ROLE.matcher(words.toString());
        int from = 0;
        while (role.find()) {
            Notice.Role meant = role.group(1) == null ? Notice.Role.CO_ORGANIZER : Notice.Role.LEAD;
            mentions.add(new Mention(words.part(from, role.start()), meant));
            from = role.end();
        }
        boolean endsWithRole =
                !mentions.isEmpty() && words.from(from).toString().matches("。?");
        int end = Math.min(pair.close() + 1, content.length());
        return endsWithRole ? Optional.of(new Clause(pair.open(), end, words, mentions)) : Optional.empty();
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
