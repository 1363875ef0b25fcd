package io.luoshi.progress.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Frequency;
import io.luoshi.events.WorkingCalendar;
import io.luoshi.events.WorkingDays;
import io.luoshi.progress.Given;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportingScheduleTest {

    @ParameterizedTest
    @CsvSource({
        // the 25th of these months is no working day
        "2025-01, 2025-01-26", // Saturday; the Sunday is a make-up workday
        "2025-05, 2025-05-26",
        "2025-10, 2025-10-27",
        "2026-01, 2026-01-26",
        "2026-04, 2026-04-27",
        "2026-07, 2026-07-27",
        "2026-09, 2026-09-28", // Mid-Autumn
        "2026-10, 2026-10-26",
        // and of these it is
        "2025-02, 2025-02-25",
        "2025-12, 2025-12-25",
        "2026-02, 2026-02-25",
        "2026-06, 2026-06-25",
    })
    void rollsTheTwentyFifthToAWorkingDay(String period, LocalDate dueOn) {
        assertThat(schedule(Given.MONTHLY, Given.DISPATCHED).dueOn(ReportingPeriod.valueOf(period)))
                .isEqualTo(dueOn);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 31, 2025-02, 2025-02-28",
        "MONTHLY, 31, 2025-04, 2025-04-30",
        "MONTHLY, 30, 2025-08, 2025-09-01", // Saturday, the roll leaves the month
        "MONTHLY, 1, 2025-10, 2025-10-09", // National Day
        "MONTHLY, 31, 2026-01, 2026-02-02",
        "QUARTERLY, 25, 2025-Q1, 2025-03-25",
        "HALF_YEARLY, 31, 2025-H1, 2025-06-30",
        "ONCE, 31, 2025, 2025-12-31",
        "ONCE, 31, 2028, 2029-01-01", // not published: weekends only, and the roll leaves the year
    })
    void takesTheDayOfThePeriodsLastMonth(Frequency frequency, int dueDay, String period, LocalDate dueOn) {
        assertThat(schedule(new Cadence(frequency, dueDay), Given.DISPATCHED).dueOn(ReportingPeriod.valueOf(period)))
                .isEqualTo(dueOn);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-02, 2025-01, 12",
        "2025-03-20, 2025-03, 10",
        "2025-03-25, 2025-03, 10", // due on the very day
        "2025-03-26, 2025-04, 9",
        "2025-12-25, 2025-12, 1",
        "2025-12-26, 2025-01, 12", // a past year's plan is taken over: all of it
        "2026-07-01, 2025-01, 12",
    })
    void owesThePeriodsDueFromTheDispatchOn(LocalDate dispatchedOn, String first, int count) {
        List<ReportingPeriod> owed = schedule(Given.MONTHLY, dispatchedOn).owed();

        assertThat(owed).hasSize(count).first().hasToString(first);
    }

    @Property
    void everyDueDateIsTheFirstWorkingDayFromItsDayOn(
            @ForAll Frequency frequency,
            @ForAll @IntRange(min = 1, max = 31) int dueDay,
            @ForAll Set<@IntRange(min = 1, max = 365) Integer> off) {
        WorkingDays days = new WorkingDays(List.of(calendarOf2025Without(off)));
        ReportingSchedule schedule =
                new ReportingSchedule(Given.assignment(new Cadence(frequency, dueDay), Given.DISPATCHED), days);

        assertThat(schedule.periods()).allSatisfy(period -> {
            LocalDate due = schedule.dueOn(period);
            int length = period.lastMonth().lengthOfMonth();
            assertThat(days.isWorkingDay(due)).isTrue();
            assertThat(period.lastMonth().atDay(Math.min(dueDay, length)).datesUntil(due))
                    .noneMatch(days::isWorkingDay);
        });
    }

    private static WorkingCalendar calendarOf2025Without(Set<Integer> off) {
        Set<LocalDate> daysOff =
                off.stream().map(day -> LocalDate.ofYearDay(2025, day)).collect(Collectors.toSet());
        return new WorkingCalendar(2025, daysOff, Set.of(), false);
    }

    private static ReportingSchedule schedule(Cadence cadence, LocalDate dispatchedOn) {
        return new ReportingSchedule(Given.assignment(cadence, dispatchedOn), Given.workingDays());
    }
}
