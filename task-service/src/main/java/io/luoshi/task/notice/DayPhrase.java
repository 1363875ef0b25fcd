package io.luoshi.task.notice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words that name a day or the end of a time: {@code 2025年6月底前}, {@code 年内}, {@code 三季度}.
 *
 * @param on the last day; absent where the words name none, or no year is known
 * @param sure whether the words leave no choice
 */
record DayPhrase(int start, int end, @Nullable LocalDate on, boolean sure) {

    private static final String BEFORE = "(?:之前|以前|前)?";
    private static final Pattern DAY = Pattern.compile(
            "(?<![\\d.])(?:(?:(?<year>20\\d{2})年)?(?<month>\\d{1,2})月(?:(?<day>\\d{1,2})日|(?<part>底|末|初|上旬|中旬|下旬))?(?<before>之前|以前|前)?"
                    + "|(?<iso>20\\d{2})[-./](?<isoMonth>\\d{1,2})(?:[-./](?<isoDay>\\d{1,2}))?(?!\\d)" + BEFORE
                    + "|(?:(?<quarterYear>20\\d{2})年)?第?(?<quarter>[一二三四1-4])季度[底末]?" + BEFORE
                    + "|(?:(?<halfYear>20\\d{2})年)?(?<half>上半年|下半年)" + BEFORE
                    + "|(?<end>20\\d{2})年(?:年?[底末]|内)?" + BEFORE
                    + "|(?<thisYear>(?:今年|本年)?年[底末内]|今年内|本年度内)" + BEFORE
                    + "|(?<years>\\d{1,2}|[一二三四五六七八九十]|[一二三四五六七八九]至[一二三四五六七八九])年内"
                    + "|(?<always>长期坚持|长期推进|长期|持续推进|持续|常态化|全年))");

    /** What makes a day a deadline and not the mention of one. */
    private static final Pattern DEADLINE = Pattern.compile(".*(?:前|[底末内]|季度|半年)");

    /** All of them, in their order. A phrase without a year takes that of the phrase before, or the plan's. */
    static List<DayPhrase> in(String words, @Nullable Integer planYear) {
        List<DayPhrase> found = new ArrayList<>();
        @Nullable Integer year = planYear;
        Matcher day = DAY.matcher(words);
        while (day.find()) {
            @Nullable Integer stated = yearOf(day);
            year = stated == null ? year : stated;
            found.add(new DayPhrase(
                    day.start(),
                    day.end(),
                    on(day, year),
                    day.group("before") == null || day.group("day") != null || day.group("part") != null));
        }
        return found;
    }

    /** Those of a running text that say until when; dates are mentioned for many reasons. */
    static List<DayPhrase> deadlinesIn(String words, @Nullable Integer planYear) {
        return in(words, planYear).stream()
                .filter(phrase -> DEADLINE.matcher(words.substring(phrase.start(), phrase.end()))
                                .matches()
                        || phrase.start() > 0 && "到至".indexOf(words.charAt(phrase.start() - 1)) >= 0)
                .toList();
    }

    private static @Nullable Integer yearOf(Matcher day) {
        for (String group : List.of("year", "iso", "quarterYear", "halfYear", "end")) {
            if (day.group(group) != null) {
                return Integer.valueOf(day.group(group));
            }
        }
        return null;
    }

    private static @Nullable LocalDate on(Matcher day, @Nullable Integer year) {
        if (year == null || day.group("years") != null || day.group("always") != null) {
            return null;
        }
        if (day.group("month") != null) {
            return inMonth(year, Integer.parseInt(day.group("month")), day);
        }
        if (day.group("iso") != null) {
            return day(
                    year,
                    Integer.parseInt(day.group("isoMonth")),
                    day.group("isoDay") == null ? 0 : Integer.parseInt(day.group("isoDay")));
        }
        if (day.group("quarter") != null) {
            String quarter = day.group("quarter");
            int number = Character.isDigit(quarter.charAt(0)) ? Integer.parseInt(quarter) : "一二三四".indexOf(quarter) + 1;
            return day(year, number * 3, 0);
        }
        return day(year, "上半年".equals(day.group("half")) ? 6 : 12, 0);
    }

    /** 6月底, 6月 and 6月15日 as they say; 6月前 ends with May. */
    private static @Nullable LocalDate inMonth(int year, int month, Matcher day) {
        if (day.group("day") != null) {
            return day(year, month, Integer.parseInt(day.group("day")));
        }
        String part = day.group("part");
        if (part == null && day.group("before") != null && month > 1) {
            return day(year, month - 1, 0);
        }
        return switch (part == null ? "" : part) {
            case "初", "上旬" -> day(year, month, 10);
            case "中旬" -> day(year, month, 20);
            default -> day(year, month, 0);
        };
    }

    /** @param day 0 for the month's last */
    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return day == 0 ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
