package io.luoshi.progress.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.WorkingCalendar;
import io.luoshi.progress.Given;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KnownCalendarsTest {

    @ParameterizedTest
    @MethodSource("published")
    void haveTheWorkingDaysOfTheHolidayNotices(int year, List<Integer> workingDaysByMonth) {
        WorkingCalendar calendar = Given.calendar(year);

        assertThat(IntStream.rangeClosed(1, 12).mapToObj(month -> workingDays(calendar, YearMonth.of(year, month))))
                .containsExactlyElementsOf(workingDaysByMonth);
        assertThat(workingDaysByMonth.stream().mapToInt(days -> days).sum()).isEqualTo(248);
    }

    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of(2025, List.of(19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23)),
                Arguments.of(2026, List.of(21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23)));
    }

    private static int workingDays(WorkingCalendar calendar, YearMonth month) {
        return (int) month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(calendar::isWorkingDay)
                .count();
    }

    @ParameterizedTest
    @MethodSource("published")
    void canBePublishedAgainAsTheyAre(int year, List<Integer> unused) {
        WorkingCalendar calendar = Given.calendar(year);
        CalendarDays body = new CalendarDays(days(calendar.daysOff()), days(calendar.makeUpWorkdays()));

        body.check(year);
    }

    private static List<LocalDate> days(Set<LocalDate> days) {
        return days.stream().sorted().toList();
    }
}
