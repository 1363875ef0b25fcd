package io.luoshi.notification.reminder;

import java.time.LocalDate;
import java.util.List;

/**
 * What is to be sent on a day.
 *
 * @param provisional the working calendar of the year is not published: weekends only
 * @param digests one per person, in the order of units and people; none on a day off
 */
record DayPlan(LocalDate day, boolean workingDay, boolean provisional, List<PlannedDigest> digests) {}
