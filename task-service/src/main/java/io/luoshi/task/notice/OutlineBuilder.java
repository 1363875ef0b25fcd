package io.luoshi.task.notice;

import io.luoshi.task.notice.Node.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of the attachment under each other by the marks they start with. A mark inside a line counts where it goes on with
 * the numbering: notices come with lines glued together, or all on one.
 */
final class OutlineBuilder {

    private static final int LONGEST_SUBTITLE = 40;

    /** Words further back say nothing about a mark. */
    private static final int REACH = 210;

    private static final Pattern MARK_INSIDE = Pattern.compile(
            "[一二三四五六七八九十]{1,3}、|\\([一二三四五六七八九十]{1,3}\\)|(?<!\\d)\\d{1,4}[.、]|\\(\\d{1,2}\\)|[①-⑳▲★●■◆]");
    private static final Pattern STOPPED_BEFORE = Pattern.compile("[。;!?:)\\]”]$");
    private static final Pattern DUTY_BEFORE = Pattern.compile("(?:主办|协办|牵头|配合|负责|参与|单位:[^。]{2,200})$");

    private final Node root = new Node(Kind.ROOT, null, null);
    private final Deque<Node> open = new ArrayDeque<>(List.of(root));
    private final Map<Kind, Integer> last = new EnumMap<>(Kind.class);
    private final Wraps wraps;
    private boolean belowFooter;

    private OutlineBuilder(Wraps wraps) {
        this.wraps = wraps;
    }

    static Node build(List<ReadableText> lines) {
        OutlineBuilder builder = new OutlineBuilder(Wraps.in(lines));
        for (int i = 0; i < lines.size(); i++) {
            ReadableText next =
                    i + 1 < lines.size() ? lines.get(i + 1) : lines.get(i).part(0, 0);
            builder.take(lines.get(i), next);
        }
        return builder.root;
    }

    private void take(ReadableText line, ReadableText next) {
        Marker.Mark mark = Marker.at(line, 0);
        if (PageFurniture.PAGE_NUMBER.is(line)) {
            return;
        }
        if (PageFurniture.FOOTER.is(line)) {
            belowFooter = true;
        } else if (mark == null || mark.marker() == Marker.DASH || mayBeDecimal(mark, line)) {
            takeUnmarkedUpToMark(line, next);
        } else {
            belowFooter = false;
            openAt(mark, line);
        }
    }

    /** Opens what the mark announces and looks for further marks in the rest of the line. */
    private void openAt(Marker.Mark mark, ReadableText line) {
        ReadableText rest = line;
        Marker.Mark here = mark;
        while (here != null) {
            push(kindOf(here), here, rest.part(here.start(), here.end()));
            rest = rest.from(here.end());
            last.put(open.element().kind, here.value());
            here = nextInside(rest);
            open.element().add(here == null ? rest : rest.part(0, here.start()));
        }
    }

    private Marker.@Nullable Mark nextInside(ReadableText rest) {
        Matcher inside = MARK_INSIDE.matcher(rest.toString());
        while (inside.find()) {
            Marker.Mark mark = Marker.at(rest, inside.start());
            if (mark != null && goesOn(mark, rest)) {
                return mark;
            }
        }
        return null;
    }

    /** Whether a mark inside a line opens something: it must be the next of its kind, or the first, behind the end of a sentence. */
    private boolean goesOn(Marker.Mark mark, ReadableText text) {
        String before = text.toString().substring(Math.max(0, mark.start() - REACH), mark.start());
        boolean stopped = STOPPED_BEFORE.matcher(before).find();
        if (mark.marker() == Marker.BULLET) {
            return stopped;
        }
        Kind kind = kindOf(mark);
        boolean next = mark.value() == last.getOrDefault(kind, 0) + 1 || isNextAfterGap(kind, mark, before);
        boolean first = mark.value() == 1;
        boolean decimal = mark.runsIntoDigits(text) && !before.endsWith(")");
        return switch (mark.marker()) {
            case CHAPTER -> next && stopped;
            case SECTION ->
                next && (stopped || before.isEmpty() || isHeadline(before))
                        || first && (isHeadline(before) && underHeading() || stopped && !insideItem());
            case ITEM, POINT, CIRCLE ->
                !decimal
                        && (next && (stopped || DUTY_BEFORE.matcher(before).find())
                                || first && (stopped || underHeading() && isHeadline(before)));
            case PART, BULLET, DASH -> false;
        };
    }

    /** A number that the next after a gap may have, directly behind a clause. */
    private boolean isNextAfterGap(Kind kind, Marker.Mark mark, String before) {
        int ahead = mark.value() - last.getOrDefault(kind, 0);
        return ahead > 1
                && ahead < 6
                && before.endsWith(")")
                && kind.compareTo(Kind.ITEM) <= 0
                && Clause.endsIn(ReadableText.of(before));
    }

    private boolean isHeadline(String before) {
        return before.length() < 60 && !before.contains("。");
    }

    private boolean underHeading() {
        return open.element().kind.compareTo(Kind.SUBTITLE) <= 0;
    }

    private boolean insideItem() {
        return open.element().kind.compareTo(Kind.ITEM) >= 0 && !open.element().isComplete();
    }

    private Kind kindOf(Marker.Mark mark) {
        return switch (mark.marker()) {
            case PART -> Kind.PART;
            case CHAPTER -> Kind.CHAPTER;
            case SECTION -> numbersPointsOfItem(mark) ? Kind.SECTION_OF_ITEM : Kind.SECTION;
            case ITEM -> Kind.ITEM;
            case POINT -> Kind.POINT;
            case CIRCLE -> Kind.CIRCLE;
            case BULLET, DASH -> Kind.BULLET;
        };
    }

    /** Where （一） first appears within an unfinished item, it numbers that item's points, there and in all that follow. */
    private boolean numbersPointsOfItem(Marker.Mark mark) {
        boolean unused = !last.containsKey(Kind.SECTION) && !last.containsKey(Kind.SECTION_OF_ITEM);
        return last.containsKey(Kind.SECTION_OF_ITEM) && !last.containsKey(Kind.SECTION)
                || unused
                        && mark.value() == 1
                        && open.element().kind == Kind.ITEM
                        && !open.element().isComplete();
    }

    private void push(Kind kind, Marker.Mark mark, ReadableText opening) {
        push(new Node(kind, kind == Kind.BULLET ? null : mark.number(), opening));
    }

    private void push(Node node) {
        while (rank(open.element()) >= rank(node)) {
            open.pop();
        }
        open.element().children.add(node);
        open.push(node);
    }

    /** A paragraph without a number stands where items stand. */
    private static int rank(Node node) {
        return node.kind == Kind.PARAGRAPH ? Kind.ITEM.ordinal() : node.kind.ordinal();
    }

    /** A number run into digits opens an item (11.121人才项目) only as the next number behind a finished sentence. */
    private boolean mayBeDecimal(Marker.Mark mark, ReadableText line) {
        if (mark.marker() != Marker.ITEM || !mark.runsIntoDigits(line)) {
            return false;
        }
        String before = open.element().content().toString();
        boolean sentenceFinished = before.isEmpty() || "。)]".indexOf(before.charAt(before.length() - 1)) >= 0;
        return !(sentenceFinished && mark.value() == last.getOrDefault(Kind.ITEM, 0) + 1);
    }

    private void takeUnmarkedUpToMark(ReadableText line, ReadableText next) {
        Marker.Mark inside = last.isEmpty() ? null : nextInside(line);
        if (inside == null) {
            takeUnmarked(line, next);
        } else {
            takeUnmarked(line.part(0, inside.start()), next);
            openAt(inside, line);
        }
    }

    private void takeUnmarked(ReadableText line, ReadableText next) {
        Node here = open.element();
        if (belowFooter || here.kind == Kind.ROOT && last.isEmpty() && !Clause.endsIn(line)) {
            return;
        }
        if (wraps.goesOn(here.lastLine(), line)) {
            here.goOn(line);
        } else if (Labels.startIn(line)) {
            here.add(line);
        } else if (isSubtitle(line, next)) {
            Marker.Mark dash = Marker.at(line, 0);
            push(new Node(Kind.SUBTITLE, null, line));
            open.element().add(dash == null ? line : line.from(dash.end()));
        } else if (startsParagraph(here, line)) {
            push(new Node(Kind.PARAGRAPH, null, line));
            open.element().add(line);
        } else {
            here.add(line);
        }
    }

    /** ——治水 or 治水 above numbered items, behind a task that is complete. */
    private boolean isSubtitle(ReadableText line, ReadableText next) {
        Marker.Mark following = Marker.at(next, 0);
        Node here = open.element();
        return line.length() <= LONGEST_SUBTITLE
                && following != null
                && following.marker() == Marker.ITEM
                && !Clause.endsIn(line)
                && (here.isComplete() || Marker.at(line, 0) != null);
    }

    private boolean startsParagraph(Node here, ReadableText line) {
        if (here.kind == Kind.ROOT) {
            return true;
        }
        boolean heading = here.kind.compareTo(Kind.SUBTITLE) <= 0 && here.isHeadline();
        boolean ownUnits = here.isComplete() && Clause.endsIn(line);
        boolean amongParagraphs = here.kind == Kind.PARAGRAPH && here.isComplete();
        return heading || ownUnits || amongParagraphs;
    }
}
