package io.luoshi.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    @Test
    void countsTheWorkingDaysOf2025ByMonth() {
        assertThat(workingDaysByMonth(Calendars.OF_2025))
                .containsExactly(19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23)
                .satisfies(months -> assertThat(sum(months)).isEqualTo(248));
    }

    @Test
    void countsTheWorkingDaysOf2026ByMonth() {
        assertThat(workingDaysByMonth(Calendars.OF_2026))
                .containsExactly(21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23)
                .satisfies(months -> assertThat(sum(months)).isEqualTo(248));
    }

    @Test
    void aMakeUpWorkdayIsWorkedAlthoughItIsSunday() {
        assertThat(Calendars.OF_2025.isWorkingDay(LocalDate.parse("2025-01-26")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-01, true", "2027-01-02, false", "2027-01-03, false", "2027-01-04, true", "2027-10-01, true"})
    void aYearNotYetPublishedHasOnlyWeekendsOff(LocalDate day, boolean working) {
        WorkingCalendar calendar = WorkingCalendar.notYetPublished(2027);
        assertThat(calendar.isWorkingDay(day)).isEqualTo(working);
        assertThat(calendar.provisional()).isTrue();
    }

    @Test
    void refusesADayOfAnotherYear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.OF_2025.isWorkingDay(LocalDate.parse("2026-01-01")))
                .withMessageContaining("2026-01-01");
    }

    @Test
    void listsItsDaysInTheOrderOfTheYear() {
        assertThat(List.copyOf(Calendars.OF_2025.daysOff())).isSorted().hasSize(28);
        assertThat(List.copyOf(Calendars.OF_2026.makeUpWorkdays())).isSorted().hasSize(6);
    }

    private static List<Integer> workingDaysByMonth(WorkingCalendar calendar) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> workingDays(calendar, YearMonth.of(calendar.year(), month)))
                .toList();
    }

    private static int workingDays(WorkingCalendar calendar, YearMonth month) {
        return (int) month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(calendar::isWorkingDay)
                .count();
    }

    private static int sum(List<? extends Integer> months) {
        return months.stream().mapToInt(Integer::intValue).sum();
    }
}
