package io.luoshi.progress.calendar;

import io.luoshi.events.WorkingCalendar;
import io.luoshi.starter.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Working calendars for those who keep or read them. */
@RestController
@RequestMapping("/api/progress/calendars/{year}")
class CalendarController {

    private final CalendarService calendars;

    CalendarController(CalendarService calendars) {
        this.calendars = calendars;
    }

    /** @param provisional the State Council has not published the year: weekends only */
    record CalendarView(int year, List<LocalDate> daysOff, List<LocalDate> makeUpWorkdays, boolean provisional) {

        static CalendarView of(WorkingCalendar calendar) {
            return new CalendarView(
                    calendar.year(),
                    calendar.daysOff().stream().sorted().toList(),
                    calendar.makeUpWorkdays().stream().sorted().toList(),
                    calendar.provisional());
        }
    }

    @GetMapping
    @Operation(summary = "Calendar of a year; a year not yet published has its weekends off and is provisional")
    ResponseEntity<CalendarView> calendar(@PathVariable int year) {
        return calendars
                .find(year)
                .map(CalendarController::answer)
                .orElseGet(() -> ResponseEntity.ok(CalendarView.of(WorkingCalendar.notYetPublished(year))));
    }

    @PutMapping
    @Operation(summary = "Publish a year's calendar; due dates of reports still owed follow within moments")
    ResponseEntity<CalendarView> publish(
            @PathVariable int year,
            @RequestBody CalendarDays days,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(calendars.publish(year, days, ifMatch));
    }

    private static ResponseEntity<CalendarView> answer(CalendarYear calendar) {
        return ResponseEntity.ok().eTag(IfMatch.etag(calendar)).body(CalendarView.of(calendar.calendar()));
    }
}
