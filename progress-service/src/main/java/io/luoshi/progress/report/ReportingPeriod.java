package io.luoshi.progress.report;

import io.luoshi.events.TaskEvent.Frequency;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The part of a year that a report is about: {@code 2025-03}, {@code 2025-Q1}, {@code 2025-H1} or {@code 2025}.
 *
 * @param year 2000 to 2099
 * @param number counted from 1 within the year
 */
public record ReportingPeriod(int year, Frequency frequency, int number) {

    private static final Pattern TEXT = Pattern.compile("(20\\d\\d)(?:-(?:(\\d\\d)|Q(\\d)|H(\\d)))?");

    public ReportingPeriod {
        if (year < 2000 || year > 2099 || number < 1 || number > perYear(frequency)) {
            throw new IllegalArgumentException("No period " + number + " of a " + frequency + " cadence in " + year);
        }
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static ReportingPeriod valueOf(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No reporting period: " + text);
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) != null) {
            return new ReportingPeriod(year, Frequency.MONTHLY, Integer.parseInt(parts.group(2)));
        }
        if (parts.group(3) != null) {
            return new ReportingPeriod(year, Frequency.QUARTERLY, Integer.parseInt(parts.group(3)));
        }
        if (parts.group(4) != null) {
            return new ReportingPeriod(year, Frequency.HALF_YEARLY, Integer.parseInt(parts.group(4)));
        }
        return new ReportingPeriod(year, Frequency.ONCE, 1);
    }

    /** The periods of a year in order. */
    public static List<ReportingPeriod> of(int year, Frequency frequency) {
        return IntStream.rangeClosed(1, perYear(frequency))
                .mapToObj(number -> new ReportingPeriod(year, frequency, number))
                .toList();
    }

    /** The month in which the report on this period falls due. */
    public YearMonth lastMonth() {
        return YearMonth.of(year, number * 12 / perYear(frequency));
    }

    private static int perYear(Frequency frequency) {
        return switch (frequency) {
            case MONTHLY -> 12;
            case QUARTERLY -> 4;
            case HALF_YEARLY -> 2;
            case ONCE -> 1;
        };
    }

    @Override
    public String toString() {
        return switch (frequency) {
            case MONTHLY -> "%d-%02d".formatted(year, number);
            case QUARTERLY -> year + "-Q" + number;
            case HALF_YEARLY -> year + "-H" + number;
            case ONCE -> String.valueOf(year);
        };
    }
}
