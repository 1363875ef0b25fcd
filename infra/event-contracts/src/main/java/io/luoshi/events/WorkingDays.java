package io.luoshi.events;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts working days over several years' calendars. Years without a calendar count as not yet published (Saturdays and Sundays
 * off), so every date has an answer.
 */
public final class WorkingDays {

    private final Map<Integer, WorkingCalendar> calendars = new TreeMap<>();

    public WorkingDays(Iterable<WorkingCalendar> calendars) {
        calendars.forEach(calendar -> this.calendars.put(calendar.year(), calendar));
    }

    /** Whether offices work on that day. */
    public boolean isWorkingDay(LocalDate day) {
        return calendars
                .getOrDefault(day.getYear(), WorkingCalendar.notYetPublished(day.getYear()))
                .isWorkingDay(day);
    }

    /** The day itself when it is a working day, otherwise the next one. */
    public LocalDate roll(LocalDate day) {
        return day.datesUntil(LocalDate.MAX)
                .filter(this::isWorkingDay)
                .findFirst()
                .orElseThrow();
    }

    /**
     * The working day {@code count} working days after (negative: before) {@code day}; 0 gives the day itself. The start need not be
     * a working day.
     */
    public LocalDate plus(LocalDate day, int count) {
        LocalDate result = day;
        int left = Math.abs(count);
        while (left > 0) {
            result = result.plusDays(Integer.signum(count));
            if (isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} lies before. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }
}
