package io.luoshi.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.WorkingDays;
import io.luoshi.notification.Given;
import io.luoshi.notification.NotificationSettings;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ladder on the published calendars of 2025 and 2026. */
class LadderTest {

    private static final WorkingDays DAYS = new WorkingDays(List.of(Given.YEAR_2025, Given.YEAR_2026));

    private final Ladder ladder = new Ladder(new NotificationSettings.Ladder(List.of(3, 0), 1));

    /** Due dates are the 25th, rolled to a working day; the days around it were counted on a wall calendar. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-26, 2025-01-22, 2025-01-27, 2025-02-05", // Sunday 26 is worked, then Spring Festival
        "2025-02-25, 2025-02-20, 2025-02-26, 2025-02-27",
        "2025-03-25, 2025-03-20, 2025-03-26, 2025-03-27",
        "2025-04-25, 2025-04-22, 2025-04-27, 2025-04-28", // Sunday 27 is worked
        "2025-05-26, 2025-05-21, 2025-05-27, 2025-05-28",
        "2025-09-25, 2025-09-22, 2025-09-26, 2025-09-28", // Sunday 28 is worked
        "2025-10-27, 2025-10-22, 2025-10-28, 2025-10-29",
        "2026-01-26, 2026-01-21, 2026-01-27, 2026-01-28",
        "2026-02-25, 2026-02-13, 2026-02-26, 2026-02-27", // Saturday 14 is worked, then Spring Festival
        "2026-09-28, 2026-09-22, 2026-09-29, 2026-09-30",
        "2026-10-26, 2026-10-21, 2026-10-27, 2026-10-28",
        "2026-12-25, 2026-12-22, 2026-12-28, 2026-12-29"
    })
    void hasItsRungsAtThreeWorkingDaysBeforeOnTheDayAndOnEachWorkingDayAfter(
            LocalDate due, LocalDate first, LocalDate after, LocalDate second) {
        assertThat(rungsUntil(due, second)).containsExactly(first, due, after, second);
    }

    private List<LocalDate> rungsUntil(LocalDate due, LocalDate end) {
        return due.minusDays(40)
                .datesUntil(end.plusDays(1))
                .filter(DAYS::isWorkingDay)
                .filter(day -> ladder.hasRungAt(ladder.workingDaysLeft(day, due, DAYS)))
                .toList();
    }

    @Test
    void aDueDateThatBecameADayOffCountsFromTheNextWorkingDay() {
        LocalDate saturday = LocalDate.parse("2025-10-25");
        assertThat(ladder.workingDaysLeft(LocalDate.parse("2025-10-24"), saturday, DAYS))
                .isEqualTo(1);
        assertThat(ladder.workingDaysLeft(LocalDate.parse("2025-10-27"), saturday, DAYS))
                .isZero();
    }

    @Test
    void otherRungsAreASetting() {
        Ladder rare = new Ladder(new NotificationSettings.Ladder(List.of(5, 3), 2));
        assertThat(List.of(5, 4, 3, 0, -1, -2, -3, -4).stream().filter(rare::hasRungAt))
                .containsExactly(5, 3, -2, -4);
    }

    @ParameterizedTest
    @CsvSource({"3, T-3", "0, T", "-1, T+1", "-12, T+12"})
    void namesItsRungs(int workingDaysLeft, String name) {
        assertThat(Ladder.rung(workingDaysLeft)).isEqualTo(name);
    }
}
