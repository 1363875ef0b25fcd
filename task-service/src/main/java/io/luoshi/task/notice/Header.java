package io.luoshi.task.notice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the tasks: the page's table of metadata, the covering letter and the title of the attachment, which
 * repeats the title that the letter announces (关于印发…的通知). The letter's own numbered paragraphs are never tasks.
 *
 * @param bodyStart index of the first line behind the attachment's title
 */
record Header(
        @Nullable String title,
        @Nullable String documentNumber,
        @Nullable String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable Integer year,
        int bodyStart) {

    /** Lines that may hold the header; a longer one is no notice of the form read here. */
    private static final int MOST_LINES = 400;

    private static final int LONGEST_TITLE_IN_LINES = 3;
    private static final int LONGEST_TITLE = 100;

    private static final Pattern ANNOUNCED = Pattern.compile("关于印发《?([^》。]{4," + LONGEST_TITLE + "}?)》?的通知");
    private static final Pattern TITLE_LINE = Pattern.compile(".{4," + LONGEST_TITLE + "}(?:方案|计划|要点|任务|目标|清单|意见|分解表)");
    private static final String NUMBER = "(\\p{IsHan}{1,12}[\\[(][12]\\d{3}[\\])]第?\\d{1,4}号)";
    private static final Pattern LABELLED_NUMBER = Pattern.compile("(?:文号|发文字号|发文号)[:|]{1,2}" + NUMBER);
    private static final Pattern NUMBER_LINE = Pattern.compile(NUMBER);
    private static final Pattern DATE_LINE = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern LABELLED_DATE =
            Pattern.compile("(?:成文|生成|发文|印发|发布)日期[:|]{1,2}(\\d{4})[-年/.](\\d{1,2})[-月/.](\\d{1,2})");
    private static final Pattern GOVERNMENT_BODY =
            Pattern.compile("\\p{IsHan}{1,20}[省市区县州旗镇乡](?:委|政府|人民政府|管理委员会|管委会)(?:办公室|办公厅|办)?");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");

    static Header of(List<ReadableText> lines, Doubts doubts) {
        List<ReadableText> top = lines.subList(0, Math.min(MOST_LINES, lines.size()));
        int firstOpening = firstOpening(lines);
        @Nullable ReadableText announced = announcedTitle(top);
        if (announced == null) {
            return reading(
                    titleLine(lines.subList(0, firstOpening)), lines.subList(0, firstOpening), firstOpening, doubts);
        }
        Optional<Place> repeated = repeatedTitle(lines, announced.toString());
        if (repeated.isEmpty()) {
            doubts.addWords(Doubt.Code.ATTACHMENT_NOT_FOUND, announced);
            return reading(announced, lines.subList(0, firstOpening), firstOpening, doubts);
        }
        Place title = repeated.get();
        return reading(title.words(), lines.subList(0, title.start()), title.end(), doubts);
    }

    private static Header reading(
            @Nullable ReadableText title, List<ReadableText> letter, int bodyStart, Doubts doubts) {
        @Nullable String number = documentNumber(letter);
        int dateLine = lastDateLine(letter);
        @Nullable LocalDate issuedOn = dateLine < 0 ? labelledDate(letter) : date(DATE_LINE, letter.get(dateLine));
        @Nullable Integer year = year(title, number, issuedOn);
        if (title == null) {
            doubts.add(Doubt.Code.TITLE_UNKNOWN, null);
        }
        if (year == null) {
            doubts.add(Doubt.Code.YEAR_UNKNOWN, null);
        }
        return new Header(
                title == null ? null : title.asWritten(),
                number,
                signature(letter, dateLine),
                issuedOn,
                year,
                bodyStart);
    }

    private record Place(int start, int end, ReadableText words) {}

    private static @Nullable ReadableText announcedTitle(List<ReadableText> top) {
        ReadableText all = ReadableText.join(top);
        Matcher matcher = ANNOUNCED.matcher(all.toString());
        return matcher.find() ? all.part(matcher.start(1), matcher.end(1)) : null;
    }

    /** The last place where the title stands alone, maybe over several lines, with something numbered behind it. */
    private static Optional<Place> repeatedTitle(List<ReadableText> lines, String title) {
        boolean somethingBehind = false;
        for (int start = lines.size() - 1; start >= 0; start--) {
            Optional<Place> place = somethingBehind ? titleAt(lines, start, title) : Optional.empty();
            if (place.isPresent()) {
                return place;
            }
            somethingBehind |= Opening.of(lines.get(start)).rule().startsContent();
        }
        return Optional.empty();
    }

    private static Optional<Place> titleAt(List<ReadableText> lines, int start, String title) {
        String joined = "";
        for (int end = start; end < Math.min(start + LONGEST_TITLE_IN_LINES, lines.size()); end++) {
            joined += bare(lines.get(end).toString());
            if (joined.equals(title)) {
                ReadableText words = ReadableText.join(lines.subList(start, end + 1));
                return Optional.of(new Place(start, end + 1, words));
            }
            if (!title.startsWith(joined)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String bare(String line) {
        return line.length() <= LONGEST_TITLE ? line.replaceAll("^附件\\d?:?|[《》]", "") : line;
    }

    /** A text without covering letter has its title somewhere above the first chapter. */
    private static @Nullable ReadableText titleLine(List<ReadableText> top) {
        return top.stream()
                .filter(line -> TITLE_LINE.matcher(line.toString()).matches())
                .findFirst()
                .orElse(null);
    }

    private static int firstOpening(List<ReadableText> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> Opening.of(lines.get(i)).rule().startsContent())
                .findFirst()
                .orElse(lines.size());
    }

    /** Labelled in the metadata or alone on its line; a number inside a sentence cites another document. */
    private static @Nullable String documentNumber(List<ReadableText> letter) {
        for (ReadableText line : letter) {
            for (Pattern rule : List.of(LABELLED_NUMBER, NUMBER_LINE)) {
                Matcher matcher = rule.matcher(line.toString());
                if (rule == NUMBER_LINE ? matcher.matches() : matcher.find()) {
                    return line.part(matcher.start(1), matcher.end(1)).asWritten();
                }
            }
        }
        return null;
    }

    private static int lastDateLine(List<ReadableText> letter) {
        return IntStream.range(0, letter.size())
                .filter(i -> DATE_LINE.matcher(letter.get(i).toString()).matches())
                .max()
                .orElse(-1);
    }

    private static @Nullable LocalDate labelledDate(List<ReadableText> letter) {
        return letter.stream()
                .map(line -> date(LABELLED_DATE, line))
                .filter(date -> date != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate date(Pattern form, ReadableText line) {
        Matcher matcher = form.matcher(line.toString());
        if (!matcher.find()) {
            return null;
        }
        MatchResult found = matcher.toMatchResult();
        try {
            return LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static @Nullable String signature(List<ReadableText> letter, int dateLine) {
        if (dateLine < 1) {
            return null;
        }
        ReadableText above = letter.get(dateLine - 1);
        return GOVERNMENT_BODY.matcher(above.toString()).matches() ? above.asWritten() : null;
    }

    private static @Nullable Integer year(
            @Nullable ReadableText title, @Nullable String documentNumber, @Nullable LocalDate issuedOn) {
        Matcher matcher = YEAR.matcher(title + "|" + documentNumber + "|" + issuedOn);
        return matcher.find() ? Integer.valueOf(matcher.group()) : null;
    }
}
