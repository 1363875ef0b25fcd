package io.luoshi.progress.calendar;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The days of one year's calendar as the holiday notice lists them.
 *
 * @param daysOff holidays and bridge days, weekends among them may be named
 * @param makeUpWorkdays weekend days worked in exchange (调休)
 */
record CalendarDays(
        @Nullable List<@Nullable LocalDate> daysOff,
        @Nullable List<@Nullable LocalDate> makeUpWorkdays) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    /** Refuses days that cannot be a calendar of that year, naming each field and value. */
    void check(int year) {
        List<FieldProblem> errors = new ArrayList<>();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            errors.add(new FieldProblem("year", year, "year-out-of-range", List.of(FIRST_YEAR, LAST_YEAR)));
        }
        checkDays("daysOff", daysOff, year, errors);
        checkDays("makeUpWorkdays", makeUpWorkdays, year, errors);
        if (errors.isEmpty()) {
            checkMakeUpWorkdays(errors);
        }
        if (!errors.isEmpty()) {
            throw new DomainProblem(errors, "invalid-calendar", HttpStatus.UNPROCESSABLE_CONTENT, year);
        }
    }

    private static void checkDays(
            String field, @Nullable List<@Nullable LocalDate> days, int year, List<FieldProblem> errors) {
        if (days == null) {
            errors.add(new FieldProblem(field, null, "required"));
            return;
        }
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            if (day == null || !Year.of(year).equals(Year.from(day))) {
                errors.add(new FieldProblem(field + "[" + i + "]", day, "not-in-year", List.of(String.valueOf(year))));
            }
        }
    }

    private void checkMakeUpWorkdays(List<FieldProblem> errors) {
        List<LocalDate> days = madeUp();
        for (int i = 0; i < days.size(); i++) {
            String field = "makeUpWorkdays[" + i + "]";
            if (days.get(i).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                errors.add(new FieldProblem(field, days.get(i), "not-a-weekend-day"));
            }
            if (off().contains(days.get(i))) {
                errors.add(new FieldProblem(field, days.get(i), "also-a-day-off"));
            }
        }
    }

    List<LocalDate> off() {
        return days(daysOff);
    }

    List<LocalDate> madeUp() {
        return days(makeUpWorkdays);
    }

    private static List<LocalDate> days(@Nullable List<@Nullable LocalDate> days) {
        return days == null ? List.of() : List.copyOf(days);
    }
}
