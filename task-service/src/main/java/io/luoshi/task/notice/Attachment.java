package io.luoshi.task.notice;

import java.util.ArrayList;
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

    private static final Pattern SIGNATURE = Pattern.compile("\\(此件.{0,8}\\)|(?:\\p{IsHan}{2,20}(?:政府|办公厅|办公室|委员会|委))?"
            + Header.DAY + "(?:\\(此件.{0,8}\\))?|\\p{IsHan}{2,20}(?:政府|办公厅|办公室|委员会)");
    private static final Pattern SIGNATURE_INSIDE =
            Pattern.compile("(?<=[。)])(?:\\p{IsHan}{2,20}(?:政府|办公厅|办公室|委员会|委))?" + Header.DAY + "(?:\\(此件.{0,8}\\))?$");
    private static final int LONGEST_SIGNATURE = 80;

    private static final int LONGEST_TITLE_IN_LINES = 3;
    private static final int LONGEST_TITLE = 100;
    private static final String TITLE_ENDS = "(?:方案|计划|要点|任务|目标|清单|意见|分解表|分工|措施|台账|一览表|表)(?:\\(.{1,12}\\))?";
    private static final Pattern ANNOUNCED =
            Pattern.compile("关于(?:印发|下发|转发|公布|分解下达)《?([^》。]{4," + LONGEST_TITLE + "}?)》?的通知");
    private static final Pattern TITLE_LINE =
            Pattern.compile("(?!各|附件|.*[。;:]).{4," + LONGEST_TITLE + "}" + TITLE_ENDS);
    private static final Pattern NO_TITLE = Pattern.compile("[。;:|!?]|^各|号$|^附件|日$|^\\(|^第?[-—\\d]+页?$");
    private static final Pattern ATTACHED = Pattern.compile("附件?\\d{0,2}[:.]?|附:");
    private static final Pattern DATE_LINE = Pattern.compile("" + Header.DAY + "");
    private static final Pattern MARK_INSIDE = Pattern.compile("(?<=.)(?=一、|\\(一\\)|1[.、]\\D)");

    /** The lines at the very end that hold issuer and date, of a notice without covering letter. */
    List<ReadableText> signature() {
        return body.subList(signatureStart(body), body.size());
    }

    /** What stands above the signature. */
    List<ReadableText> plan() {
        return body.subList(0, signatureStart(body));
    }

    private static int signatureStart(List<ReadableText> lines) {
        int start = lines.size();
        while (start > 0
                && lines.get(start - 1).length() < LONGEST_SIGNATURE
                && SIGNATURE.matcher(lines.get(start - 1).toString()).matches()) {
            start--;
        }
        return start;
    }

    /** The signature may be glued to the last sentence. */
    private static List<ReadableText> signatureOnItsOwnLine(List<ReadableText> lines) {
        if (lines.isEmpty()) {
            return lines;
        }
        ReadableText last = lines.getLast();
        int from = Math.max(0, last.length() - LONGEST_SIGNATURE);
        Matcher signature = SIGNATURE_INSIDE.matcher(last.from(from).toString());
        if (!signature.find()) {
            return lines;
        }
        List<ReadableText> apart = new ArrayList<>(lines.subList(0, lines.size() - 1));
        apart.add(last.part(0, from + signature.start()));
        apart.add(last.from(from + signature.start()));
        return apart;
    }

    static Attachment in(List<ReadableText> lines, Doubts doubts) {
        List<ReadableText> apart = firstMarkOnItsOwnLine(signatureOnItsOwnLine(lines));
        int firstOpening = firstOpening(apart);
        List<ReadableText> top = apart.subList(0, firstOpening);
        @Nullable ReadableText announced = announcedTitle(top);
        if (announced == null) {
            return new Attachment(titleLine(top), top, apart.subList(firstOpening, apart.size()));
        }
        return belowRepeatedTitle(announced, apart)
                .or(() -> belowWord(announced, apart))
                .or(() -> behindRepeatedTitle(announced, signatureOnItsOwnLine(lines)))
                .orElseGet(() -> {
                    doubts.addWords(Doubt.Code.ATTACHMENT_NOT_FOUND, announced);
                    return belowDate(announced, apart, firstOpening);
                });
    }

    /** On one line with the letter or the preamble the first mark would be overlooked. */
    private static List<ReadableText> firstMarkOnItsOwnLine(List<ReadableText> lines) {
        List<ReadableText> apart = new ArrayList<>(lines);
        for (int i = 0; i < lines.size() && !startsContent(lines.get(i)); i++) {
            ReadableText line = lines.get(i);
            Matcher mark = MARK_INSIDE.matcher(line.toString());
            while (mark.find()) {
                if ("。:)".indexOf(line.toString().charAt(mark.start() - 1)) >= 0 || line.gapBefore(mark.start())) {
                    apart.set(i, line.part(0, mark.start()));
                    apart.add(i + 1, line.from(mark.start()));
                    return apart;
                }
            }
        }
        return apart;
    }

    private static boolean startsContent(ReadableText line) {
        Marker.Mark mark = Marker.at(line, 0);
        return mark != null && mark.marker().compareTo(Marker.ITEM) <= 0;
    }

    private static int firstOpening(List<ReadableText> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> startsContent(lines.get(i)))
                .findFirst()
                .orElse(lines.size());
    }

    private static @Nullable ReadableText announcedTitle(List<ReadableText> top) {
        ReadableText all = ReadableText.join(top);
        Matcher matcher = ANNOUNCED.matcher(all.toString());
        return matcher.find() ? all.part(matcher.start(1), matcher.end(1)) : null;
    }

    /** A text without covering letter has its title above the first chapter, on up to three lines. */
    private static @Nullable ReadableText titleLine(List<ReadableText> top) {
        for (int i = 0; i < top.size(); i++) {
            int length = 0;
            while (length < LONGEST_TITLE_IN_LINES && i + length < top.size() && mayBeTitle(top.get(i + length))) {
                length++;
                if (TITLE_LINE.matcher(top.get(i + length - 1).toString()).matches()) {
                    break;
                }
            }
            if (length > 0) {
                return ReadableText.join(top.subList(i, i + length));
            }
        }
        return null;
    }

    private static boolean mayBeTitle(ReadableText line) {
        return line.length() >= 4
                && line.length() <= LONGEST_TITLE
                && NO_TITLE.matcher(line.toString()).results().findAny().isEmpty();
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
            somethingBelow |= startsContent(lines.get(start))
                    || lines.get(start).toString().contains("序号");
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
        return line.length() <= LONGEST_TITLE ? line.replaceAll("^附件\\d{0,2}[:.]?|[《》]", "") : line;
    }

    /** 附件 alone on its line, and below it a title of its own. */
    private static Optional<Attachment> belowWord(ReadableText announced, List<ReadableText> lines) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (ATTACHED.matcher(lines.get(i).toString()).matches()) {
                boolean titled = TITLE_LINE.matcher(lines.get(i + 1).toString()).matches();
                int start = titled ? i + 2 : i + 1;
                List<ReadableText> body = lines.subList(start, lines.size());
                if (titled || body.stream().anyMatch(Attachment::startsContent)) {
                    return Optional.of(
                            new Attachment(titled ? lines.get(i + 1) : announced, lines.subList(0, i), body));
                }
            }
        }
        return Optional.empty();
    }

    /** The title within a line, without quotation marks, and the plan right behind it: the line breaks are lost. */
    private static Optional<Attachment> behindRepeatedTitle(ReadableText title, List<ReadableText> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            ReadableText line = lines.get(i);
            int at = line.toString().lastIndexOf(title.toString());
            int end = at + title.length();
            if (at > 0
                    && "《印发".indexOf(line.toString().charAt(at - 1)) < 0
                    && end < line.length()
                    && "》的".indexOf(line.toString().charAt(end)) < 0) {
                List<ReadableText> above = new ArrayList<>(lines.subList(0, i));
                above.add(line.part(0, at));
                List<ReadableText> body = new ArrayList<>(List.of(line.from(end)));
                body.addAll(lines.subList(i + 1, lines.size()));
                return Optional.of(new Attachment(title, above, firstMarkOnItsOwnLine(body)));
            }
        }
        return Optional.empty();
    }

    /** Behind the date under the letter's signature, if something numbered stands there. */
    private static Attachment belowDate(ReadableText title, List<ReadableText> lines, int firstOpening) {
        for (int i = lines.size() - 2; i >= 0; i--) {
            boolean dated = DATE_LINE.matcher(lines.get(i).toString()).matches();
            if (dated && lines.subList(i + 1, lines.size()).stream().anyMatch(Attachment::startsContent)) {
                return new Attachment(title, lines.subList(0, i + 1), lines.subList(i + 1, lines.size()));
            }
        }
        return new Attachment(title, lines.subList(0, firstOpening), lines.subList(firstOpening, lines.size()));
    }
}
