package io.luoshi.progress.calendar;

import io.luoshi.events.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What day it is in the office and which days it works. */
@Component
public class OfficeCalendar {

    private final CalendarYears years;
    private final Clock clock;

    OfficeCalendar(CalendarYears years, Clock clock) {
        this.years = years;
        this.clock = clock;
    }

    /** The office date. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The working days of all published years as they are stored now; other years have their weekends off. */
    public WorkingDays workingDays() {
        return new WorkingDays(
                years.findAll().stream().map(CalendarYear::calendar).toList());
    }
}
