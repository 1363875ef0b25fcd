package io.luoshi.progress.calendar;

import io.luoshi.events.ProgressEvent.CalendarPublished;
import io.luoshi.events.WorkingCalendar;
import io.luoshi.starter.outbox.Aggregate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** The published calendar of one year. Publishing it again replaces it as a whole. */
@Document("calendars")
class CalendarYear extends Aggregate {

    @Id
    private final String id;

    private List<LocalDate> daysOff = List.of();
    private List<LocalDate> makeUpWorkdays = List.of();

    CalendarYear(String id) {
        this.id = id;
    }

    static CalendarYear of(int year) {
        return new CalendarYear(String.valueOf(year));
    }

    /** Takes the days over and announces them; the same days once more change nothing and give false. */
    boolean publish(Collection<LocalDate> newDaysOff, Collection<LocalDate> newMakeUpWorkdays) {
        WorkingCalendar published =
                new WorkingCalendar(year(), new HashSet<>(newDaysOff), new HashSet<>(newMakeUpWorkdays), false);
        if (version() >= 0 && published.equals(calendar())) {
            return false;
        }
        daysOff = published.daysOff().stream().sorted().toList();
        makeUpWorkdays = published.makeUpWorkdays().stream().sorted().toList();
        raise(new CalendarPublished(published));
        return true;
    }

    WorkingCalendar calendar() {
        return new WorkingCalendar(year(), new HashSet<>(daysOff), new HashSet<>(makeUpWorkdays), false);
    }

    private int year() {
        return Integer.parseInt(id);
    }
}
