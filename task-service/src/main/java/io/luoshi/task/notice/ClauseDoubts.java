package io.luoshi.task.notice;

import java.util.List;

/** What is odd about where a task's clauses stand, or missing from them. */
final class ClauseDoubts {

    private static final int TAIL = 30;

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
            doubts.add(
                    Doubt.Code.TASK_WITHOUT_CLAUSE, content.isEmpty() ? item.span() : content.span(), tail.asWritten());
            return;
        }
        severalClauses(content, clauses, doubts);
        Clause last = clauses.getLast();
        if (!responsibility.hasLead() && !responsibility.sharesAmongUnits()) {
            doubts.add(Doubt.Code.NO_LEAD, last.words().span(), last.words().asWritten());
        }
        ReadableText rest = content.from(last.end());
        if (last.form() != Clause.Form.COLUMN && !rest.toString().matches("[。;.\\s]*") && Marker.at(rest, 0) == null) {
            doubts.addWords(Doubt.Code.TEXT_AFTER_CLAUSE, rest);
        }
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
