package io.luoshi.task.notice;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the plan itself begins. A covering letter announces a title (关于印发…的通知) and the attachment repeats it; only what
 * stands below is read for tasks, so that the letter's own numbered paragraphs never become any.
 *
 * @param above the page's metadata and the covering letter
 * @param body the lines that hold chapters and tasks
 */
record Attachment(@Nullable ReadableText title, List<ReadableText> above, List<ReadableText> body) {

    private static final int LONGEST_TITLE_IN_LINES = 3;
    private static final int LONGEST_TITLE = 100;
    private static final Pattern ANNOUNCED = Pattern.compile("关于印发《?([^》。]{4," + LONGEST_TITLE + "}?)》?的通知");
    private static final Pattern TITLE_LINE = Pattern.compile(".{4," + LONGEST_TITLE + "}(?:方案|计划|要点|任务|目标|清单|意见|分解表)");

    static Attachment in(List<ReadableText> lines, Doubts doubts) {
        int firstOpening = firstOpening(lines);
        List<ReadableText> top = lines.subList(0, firstOpening);
        @Nullable ReadableText announced = announcedTitle(top);
        if (announced == null) {
            return new Attachment(titleLine(top), top, lines.subList(firstOpening, lines.size()));
        }
        return belowRepeatedTitle(announced, lines).orElseGet(() -> {
            doubts.addWords(Doubt.Code.ATTACHMENT_NOT_FOUND, announced);
            return new Attachment(announced, top, lines.subList(firstOpening, lines.size()));
        });
    }

    private static int firstOpening(List<ReadableText> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> Opening.of(lines.get(i)).rule().startsContent())
                .findFirst()
                .orElse(lines.size());
    }

    private static @Nullable ReadableText announcedTitle(List<ReadableText> top) {
        ReadableText all = ReadableText.join(top);
        Matcher matcher = ANNOUNCED.matcher(all.toString());
        return matcher.find() ? all.part(matcher.start(1), matcher.end(1)) : null;
    }

    /** A text without covering letter has its title somewhere above the first chapter. */
    private static @Nullable ReadableText titleLine(List<ReadableText> top) {
        return top.stream()
                .filter(line -> TITLE_LINE.matcher(line.toString()).matches())
                .findFirst()
                .orElse(null);
    }

    /** The last place where the title stands alone, with something numbered below. */
    private static Optional<Attachment> belowRepeatedTitle(ReadableText title, List<ReadableText> lines) {
        boolean somethingBelow = false;
        for (int start = lines.size() - 1; start >= 0; start--) {
            int length = somethingBelow ? linesOfTitle(lines, start, title.toString()) : 0;
            if (length > 0) {
                return Optional.of(
                        new Attachment(title, lines.subList(0, start), lines.subList(start + length, lines.size())));
            }
            somethingBelow |= Opening.of(lines.get(start)).rule().startsContent();
        }
        return Optional.empty();
    }

    /** How many lines the title takes here; 0 if it does not stand here. */
    private static int linesOfTitle(List<ReadableText> lines, int start, String title) {
        String joined = "";
        int most = Math.min(LONGEST_TITLE_IN_LINES, lines.size() - start);
        for (int length = 1; length <= most && title.startsWith(joined); length++) {
            joined += bare(lines.get(start + length - 1).toString());
            if (joined.equals(title)) {
                return length;
            }
        }
        return 0;
    }

    private static String bare(String line) {
        return line.length() <= LONGEST_TITLE ? line.replaceAll("^附件\\d?:?|[《》]", "") : line;
    }
}
