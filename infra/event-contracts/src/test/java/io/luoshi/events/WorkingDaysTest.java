package io.luoshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over 2025 and 2026 as published and 2027 as not yet published. */
class WorkingDaysTest {

    private static final WorkingDays DAYS = Calendars.WORKING_DAYS;

    @Provide
    Arbitrary<LocalDate> day() {
        LocalDate first = LocalDate.of(2025, 1, 1);
        return Arbitraries.integers().between(0, 3 * 365 - 1).map(first::plusDays);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-25, 2025-01-26",
        "2025-03-25, 2025-03-25",
        "2025-05-25, 2025-05-26",
        "2025-10-25, 2025-10-27",
        "2026-01-25, 2026-01-26",
        "2026-02-15, 2026-02-24",
        "2026-04-25, 2026-04-27",
        "2026-07-25, 2026-07-27",
        "2026-09-25, 2026-09-28",
        "2026-10-25, 2026-10-26",
        "2025-12-31, 2025-12-31",
        "2027-01-02, 2027-01-04",
    })
    void aDueDateOnADayOffRollsToTheNextWorkingDay(LocalDate due, LocalDate rolled) {
        assertThat(DAYS.roll(due)).isEqualTo(rolled);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-25, -3, 2025-03-20",
        "2025-03-25, 1, 2025-03-26",
        "2025-03-25, 0, 2025-03-25",
        "2025-01-27, 1, 2025-02-05",
        "2025-10-01, -1, 2025-09-30",
        "2025-12-31, 1, 2026-01-04",
        "2026-01-04, -1, 2025-12-31",
        "2025-03-22, 0, 2025-03-22",
    })
    void stepsOverDaysOffAndYears(LocalDate from, int count, LocalDate to) {
        assertThat(DAYS.plus(from, count)).isEqualTo(to);
    }

    @Test
    void countsAWholeYear() {
        assertThat(DAYS.between(LocalDate.of(2024, 12, 31), LocalDate.of(2025, 12, 31)))
                .isEqualTo(248);
        assertThat(DAYS.between(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 12, 31)))
                .isEqualTo(248);
    }

    @Test
    void aNewerCalendarOfAYearReplacesTheOlder() {
        WorkingDays days = new WorkingDays(List.of(WorkingCalendar.notYetPublished(2025), Calendars.OF_2025));
        assertThat(days.isWorkingDay(LocalDate.of(2025, 10, 1))).isFalse();
    }

    @Property
    void rollGivesTheFirstWorkingDayFromTheDayOn(@ForAll("day") LocalDate day) {
        LocalDate rolled = DAYS.roll(day);
        assertThat(DAYS.isWorkingDay(rolled)).isTrue();
        assertThat(day.datesUntil(rolled)).noneMatch(DAYS::isWorkingDay);
        assertThat(DAYS.roll(rolled)).isEqualTo(rolled);
    }

    @Property
    void plusAndBetweenAreInverse(@ForAll("day") LocalDate day, @ForAll @IntRange(max = 300) int count) {
        assertThat(DAYS.between(day, DAYS.plus(day, count))).isEqualTo(count);
    }

    @Property
    void plusGoesThereAndBackBetweenWorkingDays(
            @ForAll("day") LocalDate day, @ForAll @IntRange(min = -300, max = 300) int count) {
        LocalDate start = DAYS.roll(day);
        assertThat(DAYS.plus(DAYS.plus(start, count), -count)).isEqualTo(start);
    }

    @Property
    void plusLandsOnAWorkingDay(@ForAll("day") LocalDate day, @ForAll @IntRange(min = 1, max = 300) int count) {
        assertThat(DAYS.isWorkingDay(DAYS.plus(day, count))).isTrue();
        assertThat(DAYS.isWorkingDay(DAYS.plus(day, -count))).isTrue();
    }

    @Property
    void betweenAddsUpOverAStopOnTheWayInAnyOrder(
            @ForAll("day") LocalDate a, @ForAll("day") LocalDate b, @ForAll("day") LocalDate c) {
        assertThat(DAYS.between(a, b) + DAYS.between(b, c)).isEqualTo(DAYS.between(a, c));
        assertThat(DAYS.between(a, b)).isEqualTo(-DAYS.between(b, a));
    }
}
