package io.luoshi.task.notice;

import io.luoshi.task.notice.Node.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells tasks from headings. Where a number stands does not say which it is: （一） is a task in one chapter and a heading in the
 * next. What does say it is whether the words carry a clause of their own.
 */
final class Outline {

    /** @param parent place of the item whose measure it is; absent for most */
    record Item(
            Kind kind,
            String number,
            List<Integer> path,
            @Nullable Integer parent,
            ReadableText content,
            List<Clause> clauses,
            Span span) {

        int value() {
            return Marker.value(ReadableText.of(number).toString());
        }

        /** The words without the clauses. */
        ReadableText text() {
            List<ReadableText> pieces = new ArrayList<>();
            int from = 0;
            for (Clause clause : clauses) {
                pieces.add(content.part(from, Math.max(from, clause.start())));
                from = Math.max(from, clause.end());
            }
            pieces.add(content.from(from));
            return ReadableText.join(pieces).withoutEdges();
        }
    }

    private final Doubts doubts;
    private final Set<Kind> taskKinds;
    private final boolean oneClauseForAll;
    private final boolean paragraphsAreTasks;
    private final List<Notice.Heading> headings = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    private Outline(Node root, Doubts doubts) {
        this.doubts = doubts;
        Census census = new Census();
        census.count(root);
        this.taskKinds = census.taskKinds();
        this.oneClauseForAll = census.lastOnly > Math.max(census.several, 1);
        this.paragraphsAreTasks = census.paragraphs > 0;
    }

    static Outline of(Node root, Doubts doubts) {
        adoptLabels(root);
        Outline outline = new Outline(root, doubts);
        root.children.forEach(child -> outline.place(child, List.of(), null));
        return outline;
    }

    /** Some notices number the units like a task of their own: 1.修路。 2.责任单位：区甲局。 3.架桥。 4.责任单位：区乙局。 */
    private static void adoptLabels(Node node) {
        List<Node> kept = new ArrayList<>();
        boolean apart = node.children.stream().filter(Node::isOnlyLabels).count() > 1 && !labelsEnd(node.children);
        for (Node child : node.children) {
            if (apart && !kept.isEmpty() && child.isOnlyLabels()) {
                kept.getLast().children.add(child);
            } else {
                adoptLabels(child);
                kept.add(child);
            }
        }
        node.children.clear();
        node.children.addAll(kept);
    }

    /** Whether the labelled ones all stand at the end: then they speak of what all stand under. */
    private static boolean labelsEnd(List<Node> children) {
        int first = 0;
        while (!children.get(first).isOnlyLabels()) {
            first++;
        }
        return first > 0 && children.subList(first, children.size()).stream().allMatch(Node::isOnlyLabels);
    }

    /** With the rows of tables, each under the heading above its table. */
    Outline withTables(List<TaskTable> tables) {
        if (items.stream().allMatch(item -> item.clauses().isEmpty())) {
            items.clear();
        }
        for (TaskTable table : tables) {
            items.addAll(TableItems.of(table, pathAt(table.span()), headings));
        }
        return this;
    }

    private List<Integer> pathAt(Span place) {
        List<Integer> path = new ArrayList<>();
        for (int i = headings.size(); i > 0 && path.isEmpty(); i--) {
            if (headings.get(i - 1).span().start() < place.start()) {
                path.add(i);
            }
        }
        while (!path.isEmpty() && headings.get(path.getFirst() - 1).parent() != null) {
            path.addFirst(java.util.Objects.requireNonNull(
                    headings.get(path.getFirst() - 1).parent()));
        }
        return List.copyOf(path);
    }

    List<Notice.Heading> headings() {
        return headings;
    }

    List<Item> items() {
        return items;
    }

    private void place(Node node, List<Integer> path, @Nullable Integer parent) {
        if (node.hasClause()) {
            placeTask(node, path, parent);
        } else if (node.children.isEmpty()) {
            placeLeaf(node, path, parent);
        } else if (isOneTask(node)) {
            addItem(node, node.whole(), node.wholeSpan(), path, parent);
            if (hasOneClauseForAll(node.children)) {
                Clause clause = node.children.getLast().clauses().getLast();
                doubts.about(items.size()).addWords(Doubt.Code.CLAUSE_FOR_ALL, clause.words());
            }
        } else {
            placeHeading(node, path, parent);
        }
    }

    /** A task with a clause; those of its points that have one, too, are tasks of their own, the others part of its text. */
    private void placeTask(Node node, List<Integer> path, @Nullable Integer parent) {
        if (!node.hasClauseBelow() || node.children.stream().allMatch(Node::isOnlyLabels)) {
            addItem(node, node.whole(), node.wholeSpan(), path, parent);
            return;
        }
        int self = addItem(node, node.content(), node.ownSpan(), path, parent);
        for (Node child : node.children) {
            place(child, path, self);
        }
    }

    private void placeLeaf(Node node, List<Integer> path, @Nullable Integer parent) {
        if (taskKinds.contains(node.kind) || parent != null) {
            addItem(node, node.content(), node.ownSpan(), path, parent);
        } else if (node.kind.compareTo(Kind.SUBTITLE) <= 0) {
            addHeading(node, path);
        } else {
            doubts.addWords(Doubt.Code.TEXT_OUTSIDE_TASKS, node.content());
        }
    }

    /**
     * Points without clauses of their own belong to what they stand under, and so does the one clause behind the last of them, or on a
     * line of its own, where the notice is written like that.
     */
    private boolean isOneTask(Node node) {
        List<Node> children = node.children;
        long withClause = children.stream()
                .filter(c -> c.hasClause() || c.hasClauseBelow())
                .count();
        boolean labels = children.stream().anyMatch(Node::isOnlyLabels);
        if (labels && children.stream().filter(Node::isOnlyLabels).count() == withClause) {
            return true;
        }
        boolean onlyParagraphs = children.stream().allMatch(child -> child.kind == Kind.PARAGRAPH);
        if (onlyParagraphs) {
            return withClause <= 1
                    && !paragraphsAreTasks
                    && (withClause == 1 ? children.getLast().hasClause() : taskKinds.contains(node.kind));
        }
        if (withClause == 0) {
            return taskKinds.contains(node.kind)
                    && children.stream().noneMatch(child -> taskKinds.contains(child.kind));
        }
        return withClause == 1 && oneClauseForAll && hasOneClauseForAll(children);
    }

    private static boolean hasOneClauseForAll(List<Node> children) {
        return children.size() > 1
                && children.getLast().hasClause()
                && !children.getLast().isOnlyLabels()
                && children.stream()
                        .allMatch(c ->
                                c.children.isEmpty() && c.kind == children.getFirst().kind && c.kind != Kind.PARAGRAPH);
    }

    private void placeHeading(Node node, List<Integer> path, @Nullable Integer parent) {
        List<Integer> below = addHeading(node, path);
        for (Node child : node.children) {
            place(child, below, parent);
        }
    }

    private List<Integer> addHeading(Node node, List<Integer> path) {
        ReadableText words = node.content();
        int stop = words.toString().indexOf('。');
        ReadableText title = stop < 0 ? words : words.part(0, stop);
        Node above = node;
        headings.add(new Notice.Heading(
                above.number == null ? "" : above.number.asWritten(),
                title.asWritten().strip(),
                path.isEmpty() ? null : path.getLast(),
                node.ownSpan(),
                Confidence.SURE));
        if (stop >= 0 && stop < words.length() - 1 && !introduces(words)) {
            doubts.addWords(Doubt.Code.TEXT_OUTSIDE_TASKS, words.from(stop + 1));
        }
        List<Integer> below = new ArrayList<>(path);
        below.add(headings.size());
        return List.copyOf(below);
    }

    /** 实施如下重点项目: says only that items follow. */
    private static boolean introduces(ReadableText words) {
        return words.toString().endsWith(":");
    }

    private int addItem(Node node, ReadableText content, Span span, List<Integer> path, @Nullable Integer parent) {
        String number = node.number == null ? "" : node.number.asWritten();
        List<Clause> clauses = content == node.content() ? node.clauses() : Clause.in(content);
        items.add(new Item(node.kind, number, path, parent, content, clauses, span));
        return items.size();
    }

    /** Counts which kinds of mark carry clauses. */
    private static final class Census {

        private final Map<Kind, Integer> with = new EnumMap<>(Kind.class);
        private final Map<Kind, Integer> without = new EnumMap<>(Kind.class);
        private int lastOnly;
        private int several;
        private int paragraphs;

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
}
