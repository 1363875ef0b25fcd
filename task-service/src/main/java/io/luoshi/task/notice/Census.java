package io.luoshi.task.notice;

import io.luoshi.task.notice.Node.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Counts in the whole outline which kinds of mark carry clauses, and how. */
final class Census {

    private final Map<Kind, Integer> with = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> without = new EnumMap<>(Kind.class);
    int lastOnly;
    int several;
    int paragraphs;

    void count(Node node) {
        long clauses = node.children.stream().filter(Node::hasClause).count();
        if (clauses > 1 && node.children.stream().allMatch(child -> child.kind == Kind.PARAGRAPH)) {
            paragraphs++;
        }
        if (node.children.size() > 1 && clauses > 1) {
            several++;
        } else if (node.children.size() > 1
                && clauses == 1
                && node.children.getLast().hasClause()) {
            lastOnly++;
        }
        for (Node child : node.children) {
            if (child.hasClause()) {
                with.merge(child.kind, 1, Integer::sum);
            } else if (child.children.isEmpty()) {
                without.merge(child.kind, 1, Integer::sum);
            }
            count(child);
        }
    }

    Set<Kind> taskKinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            int carrying = with.getOrDefault(kind, 0);
            if (carrying > 0 && carrying * 3 >= without.getOrDefault(kind, 0)) {
                kinds.add(kind);
            }
        }
        if (with.isEmpty()) {
            kinds.add(without.containsKey(Kind.ITEM) ? Kind.ITEM : Kind.SECTION);
        }
        return kinds;
    }
}
