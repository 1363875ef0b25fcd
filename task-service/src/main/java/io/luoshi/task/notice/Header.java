package io.luoshi.task.notice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the page's metadata and the covering letter say about the plan. */
record Header(
        @Nullable Read<String> title,
        @Nullable Read<String> documentNumber,
        @Nullable Read<String> issuer,
        @Nullable Read<LocalDate> issuedOn,
        @Nullable Read<Integer> year) {

    private static final String NUMBER = "(\\p{IsHan}{1,12}[\\[(][12]\\d{3}[\\])]第?\\d{1,4}号)";

    /** Labelled, or alone on its line; a number inside a sentence cites another document. */
    private static final Pattern NUMBER_OF_THIS =
            Pattern.compile("(?:文号|发文字号|发文号)[:|]{1,2}" + NUMBER + "|^" + NUMBER + "$");

    private static final Pattern DATE_LINE = Pattern.compile("^(\\d{4})年(\\d{1,2})月(\\d{1,2})日$");
    private static final Pattern LABELLED_DATE =
            Pattern.compile("(?:成文|生成|发文|印发|发布)日期[:|]{1,2}(\\d{4})[-年/.](\\d{1,2})[-月/.](\\d{1,2})");
    private static final Pattern GOVERNMENT_BODY =
            Pattern.compile("\\p{IsHan}{1,20}[省市区县州旗镇乡](?:委|政府|人民政府|管理委员会|管委会)(?:办公室|办公厅|办)?");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");

    static Header of(Attachment attachment, Doubts doubts) {
        List<ReadableText> above = attachment.above();
        int signed = lastDateLine(above);
        @Nullable Read<String> number = documentNumber(above);
        @Nullable Read<LocalDate> issuedOn = signed < 0 ? labelledDate(above) : date(DATE_LINE, above.get(signed));
        @Nullable Read<Integer> year = year(attachment.title(), number, issuedOn);
        if (year == null) {
            doubts.add(Doubt.Code.YEAR_UNKNOWN, null);
        }
        return new Header(title(attachment, doubts), number, signature(above, signed), issuedOn, year);
    }

    private static @Nullable Read<String> title(Attachment attachment, Doubts doubts) {
        if (attachment.title() == null) {
            doubts.add(Doubt.Code.TITLE_UNKNOWN, null);
            return null;
        }
        return attachment.title().read(Confidence.SURE);
    }

    private static @Nullable Read<String> documentNumber(List<ReadableText> above) {
        for (ReadableText line : above) {
            Matcher matcher = NUMBER_OF_THIS.matcher(line.toString());
            if (matcher.find()) {
                int group = matcher.group(1) == null ? 2 : 1;
                return line.part(matcher.start(group), matcher.end(group)).read(Confidence.SURE);
            }
        }
        return null;
    }

    private static int lastDateLine(List<ReadableText> above) {
        return IntStream.range(0, above.size())
                .filter(i -> DATE_LINE.matcher(above.get(i).toString()).find())
                .max()
                .orElse(-1);
    }

    private static @Nullable Read<LocalDate> labelledDate(List<ReadableText> above) {
        return above.stream()
                .map(line -> date(LABELLED_DATE, line))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Read<LocalDate> date(Pattern form, ReadableText line) {
        Matcher found = form.matcher(line.toString());
        try {
            return found.find()
                    ? new Read<>(
                            LocalDate.of(number(found, 1), number(found, 2), number(found, 3)),
                            line.span(found.start(1), found.end(3)),
                            Confidence.SURE)
                    : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /** The line above the date, if it reads like a government body: some pages carry spam in its place. */
    private static @Nullable Read<String> signature(List<ReadableText> above, int dateLine) {
        if (dateLine < 1) {
            return null;
        }
        ReadableText signed = above.get(dateLine - 1);
        return GOVERNMENT_BODY.matcher(signed.toString()).matches() ? signed.read(Confidence.SURE) : null;
    }

    /** Named in the title; else the year of the document. */
    private static @Nullable Read<Integer> year(
            @Nullable ReadableText title, @Nullable Read<String> number, @Nullable Read<LocalDate> issuedOn) {
        if (title != null) {
            Matcher named = YEAR.matcher(title.toString());
            if (named.find()) {
                return new Read<>(
                        Integer.valueOf(named.group()), title.span(named.start(), named.end()), Confidence.SURE);
            }
        }
        if (number != null) {
            Matcher numbered = YEAR.matcher(number.value());
            if (numbered.find()) {
                return new Read<>(Integer.valueOf(numbered.group()), number.span(), Confidence.LIKELY);
            }
        }
        return issuedOn == null ? null : new Read<>(issuedOn.value().getYear(), issuedOn.span(), Confidence.LIKELY);
    }
}
