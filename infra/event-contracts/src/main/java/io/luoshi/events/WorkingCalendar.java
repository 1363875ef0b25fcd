package io.luoshi.events;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The working days of one year: Saturdays and Sundays are off, and so are the days off of the State Council's notice, unless they
 * are make-up workdays (调休). Part of the published language because due dates and reminders must count the same days.
 *
 * @param daysOff public holidays and bridge days within the year
 * @param makeUpWorkdays weekend days worked in exchange
 * @param provisional true when the State Council has not published the year yet: weekends only
 */
public record WorkingCalendar(int year, Set<LocalDate> daysOff, Set<LocalDate> makeUpWorkdays, boolean provisional) {

    public WorkingCalendar {
        daysOff = inOrder(daysOff);
        makeUpWorkdays = inOrder(makeUpWorkdays);
    }

    /** In the order of the year, so that a calendar looks the same on every page and in every event. */
    private static Set<LocalDate> inOrder(Set<LocalDate> days) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    /** A year that is not published yet. */
    public static WorkingCalendar notYetPublished(int year) {
        return new WorkingCalendar(year, Set.of(), Set.of(), true);
    }

    /** Whether offices work on that day of this year. */
    public boolean isWorkingDay(LocalDate day) {
        if (day.getYear() != year) {
            throw new IllegalArgumentException(day + " is not in the calendar of " + year);
        }
        return makeUpWorkdays.contains(day) || (!daysOff.contains(day) && !isWeekend(day));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
