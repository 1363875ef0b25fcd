package io.luoshi.notification.reminder;

import io.luoshi.events.WorkingCalendar;
import io.luoshi.events.WorkingDays;
import io.luoshi.notification.Replicas;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;

/** The working calendars of all years as progress-service published them. */
@Repository
class Calendars {

    private final MongoTemplate mongo;
    private final Replicas replicas;

    /** @param sequence of the event that this copy stems from */
    @Document("calendars")
    record Copy(@Id int year, WorkingCalendar calendar, long sequence) {}

    /** Working days, and whether those of a year are the published ones. */
    record Known(List<WorkingCalendar> calendars) {

        WorkingDays workingDays() {
            return new WorkingDays(calendars);
        }

        boolean isProvisional(int year) {
            return calendars.stream().noneMatch(calendar -> calendar.year() == year && !calendar.provisional());
        }
    }

    Calendars(MongoTemplate mongo, Replicas replicas) {
        this.mongo = mongo;
        this.replicas = replicas;
    }

    void take(WorkingCalendar calendar, long sequence) {
        replicas.replaceIfNewer(calendar.year(), sequence, new Copy(calendar.year(), calendar, sequence));
    }

    /** Read anew each time: another instance may have taken a newer calendar. */
    Known known() {
        return new Known(mongo.findAll(Copy.class).stream().map(Copy::calendar).toList());
    }
}
