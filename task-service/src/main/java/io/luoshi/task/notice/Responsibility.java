package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * Who does a task, read from the clause in brackets at its end: {@code (区甲局、区乙局主办,区丙局、各街道协办)}.
 *
 * @param text the item without its clause
 */
record Responsibility(ReadableText text, List<Notice.Assignment> assignments, List<Notice.GroupReference> groups) {

    private static final int TAIL = 30;

    static Responsibility of(ReadableText content, Doubts doubts) {
        Brackets brackets = Brackets.of(content.toString());
        brackets.unpaired().stream()
                .findFirst()
                .map(content::from)
                .ifPresent(rest -> doubts.addWords(Doubt.Code.UNBALANCED_BRACKET, rest));
        List<Clause> clauses = Clause.in(content, brackets);
        Units units = new Units(doubts);
        clauses.stream().flatMap(clause -> clause.mentions().stream()).forEach(units::take);
        doubtClauses(content, clauses, units, doubts);
        return new Responsibility(without(clauses, content), units.assignments(), units.groups());
    }

    private static void doubtClauses(ReadableText content, List<Clause> clauses, Units units, Doubts doubts) {
        if (clauses.isEmpty()) {
            ReadableText tail = content.from(Math.max(0, content.length() - TAIL));
            doubts.add(Doubt.Code.TASK_WITHOUT_CLAUSE, content.isEmpty() ? null : content.span(), tail.asWritten());
            return;
        }
        Clause last = clauses.getLast();
        if (clauses.size() > 1) {
            String[] written = clauses.stream().map(c -> c.words().asWritten()).toArray(String[]::new);
            doubts.add(Doubt.Code.SEVERAL_CLAUSES, content.span(), written);
        }
        if (!units.haveLead()) {
            doubts.add(Doubt.Code.NO_LEAD, last.words().span(), last.words().asWritten());
        }
        ReadableText rest = content.from(last.end());
        if (!rest.toString().matches("[。;.]?")) {
            doubts.addWords(Doubt.Code.TEXT_AFTER_CLAUSE, rest);
        }
    }

    private static ReadableText without(List<Clause> clauses, ReadableText content) {
        List<ReadableText> pieces = new ArrayList<>();
        int from = 0;
        for (Clause clause : clauses) {
            pieces.add(content.part(from, clause.start()));
            from = clause.end();
        }
        pieces.add(content.from(from));
        return ReadableText.join(pieces);
    }
}
