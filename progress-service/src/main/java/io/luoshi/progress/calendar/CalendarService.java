package io.luoshi.progress.calendar;

import io.luoshi.starter.web.IfMatch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Publishes calendars. The due dates that move with one follow by its event. */
@Service
class CalendarService {

    private final CalendarYears years;

    CalendarService(CalendarYears years) {
        this.years = years;
    }

    Optional<CalendarYear> find(int year) {
        return years.findById(String.valueOf(year));
    }

    CalendarYear publish(int year, CalendarDays days, @Nullable String ifMatch) {
        days.check(year);
        CalendarYear calendar = find(year).orElseGet(() -> CalendarYear.of(year));
        IfMatch.check(ifMatch, calendar);
        return calendar.publish(days.off(), days.madeUp()) ? years.save(calendar) : calendar;
    }
}
