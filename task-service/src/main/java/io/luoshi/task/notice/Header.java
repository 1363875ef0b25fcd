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

    private static final int LONGEST_LINE = 20_000;
    private static final String NUMBER = "(\\p{IsHan}{1,12}[\\[(][12]\\d{3}[\\])]第?\\d{1,4}号)";

    /**
     * Labelled, or alone on its line, or, in a text on one line, between the title and those it is addressed to (…的通知云政〔2025〕3号各街道…).
     * A number inside a sentence cites another document.
     */
    private static final Pattern NUMBER_OF_THIS =
            Pattern.compile("(?:文号|发文字号|发文号)[:|]{1,2}" + NUMBER + "|^" + NUMBER + "$|(?<=通知|意见|决定)" + NUMBER + "(?=各)");

    private static final String BODY = "\\p{IsHan}{1,20}[省市区县州旗镇乡盟院](?:委|政府|人民政府|管理委员会|管委会)?(?:办公室|办公厅|办)?";

    /** In digits, or in characters, of which the zero is written in many ways: 二〇二五, 二OO八. */
    private static final String NUMERAL = "[\\d一二三四五六七八九十〇○OoОо零]";

    static final String DAY = "(" + NUMERAL + "{4})年(" + NUMERAL + "{1,3})月(" + NUMERAL + "{1,3})日";

    /** A date with the signature above it or before it, at the end of the letter or of the notice. */
    private static final Pattern SIGNED =
            Pattern.compile("(?:^|(?<=[。;!?:)]))(" + BODY + ")?" + DAY + "(?:\\(此件.{0,8}\\))?$");

    private static final Pattern LABELLED_DATE =
            Pattern.compile("(?:成文|生成|发文|印发|发布)日期[:|]{1,2}(\\d{4})[-年/.](\\d{1,2})[-月/.](\\d{1,2})");
    private static final Pattern GOVERNMENT_BODY = Pattern.compile(BODY);
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");

    static Header of(Attachment attachment, Doubts doubts) {
        List<ReadableText> above = attachment.above();
        @Nullable Read<String> number = documentNumber(above);
        List<ReadableText> end = attachment.signature();
        List<ReadableText> signed = lastSigned(above) < 0 && !end.isEmpty() ? end : above;
        int at = lastSigned(signed);
        @Nullable Read<LocalDate> issuedOn = at < 0 ? labelledDate(above) : date(SIGNED, signed.get(at), 2);
        @Nullable Read<Integer> year = year(attachment.title(), number, issuedOn);
        if (year == null) {
            doubts.add(Doubt.Code.YEAR_UNKNOWN, null);
        }
        return new Header(title(attachment, doubts), number, at < 0 ? null : issuer(signed, at), issuedOn, year);
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
                int group = IntStream.rangeClosed(1, 3)
                        .filter(form -> matcher.group(form) != null)
                        .findFirst()
                        .orElseThrow();
                return line.part(matcher.start(group), matcher.end(group)).read(Confidence.SURE);
            }
        }
        return null;
    }

    private static int lastSigned(List<ReadableText> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).length() < LONGEST_LINE
                        && SIGNED.matcher(lines.get(i).toString()).find())
                .max()
                .orElse(-1);
    }

    private static @Nullable Read<LocalDate> labelledDate(List<ReadableText> above) {
        return above.stream()
                .map(line -> date(LABELLED_DATE, line, 1))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** @param group of the year; month and day follow */
    private static @Nullable Read<LocalDate> date(Pattern form, ReadableText line, int group) {
        Matcher found = form.matcher(line.toString());
        try {
            return found.find()
                    ? new Read<>(
                            LocalDate.of(number(found, group), number(found, group + 1), number(found, group + 2)),
                            line.span(found.start(group), found.end(group + 2)),
                            Confidence.SURE)
                    : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(Matcher found, int group) {
        String number = found.group(group);
        boolean isYear = number.length() == 4;
        StringBuilder digits = new StringBuilder();
        number.chars().forEach(c -> digits.append(Math.max(0, "〇一二三四五六七八九".indexOf(c))));
        return number.matches("\\d+")
                ? Integer.parseInt(number)
                : isYear ? Integer.parseInt(digits.toString()) : Marker.value(number);
    }

    /** Before the date or on the line above it, if it reads like a government body: some pages carry spam in its place. */
    private static @Nullable Read<String> issuer(List<ReadableText> lines, int at) {
        ReadableText line = lines.get(at);
        Matcher signed = SIGNED.matcher(line.toString());
        if (signed.find() && signed.group(1) != null) {
            return line.part(signed.start(1), signed.end(1)).read(Confidence.SURE);
        }
        boolean above =
                at > 0 && GOVERNMENT_BODY.matcher(lines.get(at - 1).toString()).matches();
        return above ? lines.get(at - 1).read(Confidence.SURE) : null;
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
