package io.luoshi.task.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is odd about where a task's clauses stand, or missing from them. */
final class ClauseDoubts {

    private static final int TAIL = 30;
    private static final int LONGEST_CLAUSE = 200;

    private ClauseDoubts() {}

    static void check(Outline.Item item, Responsibility responsibility, Doubts doubts) {
        ReadableText content = item.content();
        List<Clause> clauses =
                item.clauses().stream().filter(Clause::namesUnits).toList();
        Brackets.of(content.toString()).unpaired().stream()
                .findFirst()
                .map(content::from)
                .ifPresent(rest -> doubts.addWords(Doubt.Code.UNBALANCED_BRACKET, rest));
        if (clauses.isEmpty()) {
            ReadableText tail = content.from(Math.max(0, content.length() - TAIL));
            doubts.propose(
                    Doubt.Code.TASK_WITHOUT_CLAUSE,
                    content.isEmpty() ? item.span() : content.span(),
                    clauseWithoutBrackets(content),
                    tail.asWritten());
            return;
        }
        severalClauses(content, clauses, doubts);
        Clause last = clauses.getLast();
        if (!responsibility.hasLead() && !responsibility.sharesAmongUnits()) {
            String lead = responsibility.likeliestLead();
            doubts.propose(
                    Doubt.Code.NO_LEAD, last.words().span(), lead, last.words().asWritten());
        }
        ReadableText rest = content.from(last.end());
        if (last.form() != Clause.Form.COLUMN
                && !rest.toString().matches("[。;.\\s]*|[^。]{0,20}:")
                && !rest.toString().startsWith("\n")) {
            doubts.addWords(Doubt.Code.TEXT_AFTER_CLAUSE, rest);
        }
    }

    /** 区甲局主办，区乙局协办 as the last sentence: its brackets are lost. */
    private static @Nullable String clauseWithoutBrackets(ReadableText content) {
        String words = content.toString();
        int end = words.endsWith("。") ? words.length() - 1 : words.length();
        int start = Math.max(words.lastIndexOf('。', end - 1), words.lastIndexOf('\n', end - 1)) + 1;
        ReadableText last = content.part(Math.min(start, end), end);
        boolean clause = last.length() < LONGEST_CLAUSE && Clause.namesUnits(Mention.in(last, Duty.UNSTATED));
        return clause ? last.asWritten() : null;
    }

    private static void severalClauses(ReadableText content, List<Clause> clauses, Doubts doubts) {
        List<Clause> inText =
                clauses.stream().filter(c -> c.form() != Clause.Form.COLUMN).toList();
        if (inText.size() > 1) {
            String[] written = inText.stream().map(c -> c.words().asWritten()).toArray(String[]::new);
            doubts.add(Doubt.Code.SEVERAL_CLAUSES, content.span(), written);
        }
    }
}
