package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A marked stretch of the attachment with all that stands under it, while the outline is built. */
final class Node {

    /** What opened it, in the order in which one nests under the other. */
    enum Kind {
        ROOT,
        PART,
        CHAPTER,
        SECTION,
        /** A short line without a number above numbered ones. */
        SUBTITLE,
        ITEM,
        /** A paragraph without a number that names its own units. */
        PARAGRAPH,
        /** （一） where it numbers the points of an item. */
        SECTION_OF_ITEM,
        POINT,
        CIRCLE,
        BULLET
    }

    private static final int TAIL = 600;

    final Kind kind;
    final @Nullable ReadableText number;
    final List<Node> children = new ArrayList<>();

    private final @Nullable ReadableText opening;
    private final List<ReadableText> lines = new ArrayList<>();
    private boolean stopped;
    private @Nullable ReadableText content;
    private @Nullable List<Clause> clauses;

    /** @param opening what it starts with, mark and all; absent for the root */
    Node(Kind kind, @Nullable ReadableText number, @Nullable ReadableText opening) {
        this.kind = kind;
        this.number = number;
        this.opening = opening;
    }

    /** Takes a line that breaks off within a word or sentence of the line before. */
    void goOn(ReadableText line) {
        lines.add(line);
        changed(line);
    }

    void add(ReadableText line) {
        if (!line.isEmpty()) {
            if (!lines.isEmpty() && (Labels.startIn(line) || endsLabel(lines.getLast(), line))) {
                lines.add(lines.getLast().lineBreakBehind());
            }
            lines.add(line);
            changed(line);
        }
    }

    private void changed(ReadableText line) {
        stopped |= line.toString().contains("。");
        content = null;
        clauses = null;
    }

    /** A labelled list ends with its line, unless it goes on below. */
    private static boolean endsLabel(ReadableText line, ReadableText next) {
        char last = line.toString().charAt(line.length() - 1);
        return Labels.startIn(line) && "、,;:和及".indexOf(last) < 0 && !UnitNames.areAll(next);
    }

    /** Its opening, if nothing follows. */
    @Nullable
    ReadableText lastLine() {
        return lines.isEmpty() ? opening : lines.getLast();
    }

    int value() {
        return number == null ? 0 : Marker.value(number.toString());
    }

    /** Its own words without the mark and without those of its children. */
    ReadableText content() {
        if (content == null) {
            content = ReadableText.join(lines);
        }
        return content;
    }

    List<Clause> clauses() {
        if (clauses == null) {
            clauses = Clause.in(content());
        }
        return clauses;
    }

    boolean hasClause() {
        return !clauses().isEmpty();
    }

    boolean hasClauseBelow() {
        return children.stream().anyMatch(child -> child.hasClause() || child.hasClauseBelow());
    }

    /** Whether its words say nothing but who does something, or until when: 2、责任单位：甲委 */
    boolean isOnlyLabels() {
        return Labels.startIn(content());
    }

    /** Reads like a heading: words without a full stop and without a clause. */
    boolean isHeadline() {
        return !stopped && !isComplete();
    }

    /** Whether the words end with the clause that names the units. Looks at their end only, for it is asked at every line. */
    boolean isComplete() {
        List<ReadableText> last = new ArrayList<>();
        for (int at = lines.size() - 1, length = 0; at >= 0 && length < TAIL; at--) {
            last.addFirst(lines.get(at));
            length += lines.get(at).length();
        }
        return Clause.endsIn(ReadableText.join(last));
    }

    /** This node's words and those of all nodes below, as one. */
    ReadableText whole() {
        return children.isEmpty()
                ? content()
                : ReadableText.join(withAllBelow().flatMap(Node::written).toList())
                        .withoutEdges();
    }

    private Stream<Node> withAllBelow() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::withAllBelow));
    }

    /** Each on a line of its own, so that a heading does not run into its points. */
    private Stream<ReadableText> written() {
        ReadableText own = content();
        return own.isEmpty() ? Stream.of(own) : Stream.of(own.lineBreakBefore(), own);
    }

    Span ownSpan() {
        Span start = opening == null ? new Span(0, 0) : opening.span();
        return content().isEmpty()
                ? start
                : new Span(start.start(), Math.max(start.end(), content().span().end()));
    }

    Span wholeSpan() {
        return withAllBelow()
                .map(Node::ownSpan)
                .reduce(ownSpan(), (a, b) -> new Span(a.start(), Math.max(a.end(), b.end())));
    }
}
