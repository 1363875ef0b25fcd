package io.luoshi.notification.reminder;

import io.luoshi.events.WorkingDays;
import io.luoshi.notification.NotificationSettings;
import java.time.LocalDate;
import java.util.Collections;

/**
 * On which working days before and after its due date a report gets a line: three before (T-3), on the day (T) and on each one after,
 * unless the settings say otherwise.
 */
record Ladder(NotificationSettings.Ladder settings) {

    /** Working days until the due date; negative: overdue by so many. A due date that became a day off counts from the next working day. */
    int workingDaysLeft(LocalDate day, LocalDate dueOn, WorkingDays days) {
        return days.between(day, days.roll(dueOn));
    }

    boolean hasRungAt(int workingDaysLeft) {
        return workingDaysLeft < 0
                ? -workingDaysLeft % settings.overdueEvery() == 0
                : settings.before().contains(workingDaysLeft);
    }

    /** No report due later than this has a rung on the day. */
    LocalDate horizon(LocalDate day, WorkingDays days) {
        return days.plus(day, Collections.max(settings.before()));
    }

    /** {@code T-3}, {@code T}, {@code T+2}. */
    static String rung(int workingDaysLeft) {
        return workingDaysLeft == 0 ? "T" : "T%+d".formatted(-workingDaysLeft);
    }
}
