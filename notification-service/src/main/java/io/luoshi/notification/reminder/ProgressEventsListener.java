package io.luoshi.notification.reminder;

import io.luoshi.events.ProgressEvent;
import io.luoshi.events.ProgressEvent.CalendarPublished;
import io.luoshi.events.ProgressEvent.ProgressAccepted;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportOverdue;
import io.luoshi.events.ProgressEvent.ReportReleased;
import io.luoshi.events.ProgressEvent.ReportRequested;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.notification.notice.ReportNotices;
import io.luoshi.starter.events.CloudEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the copies of reports and calendars, and has people told of what happened to a report. */
@Component
class ProgressEventsListener {

    private final OwedReports reports;
    private final Calendars calendars;
    private final ReportNotices notices;

    ProgressEventsListener(OwedReports reports, Calendars calendars, ReportNotices notices) {
        this.reports = reports;
        this.calendars = calendars;
        this.notices = notices;
    }

    // A dispatch announces hundreds of reports at once; a submission on another partition need not wait behind them.
    @KafkaListener(topics = ProgressEvent.TOPIC, concurrency = "3")
    void on(CloudEvent received) {
        long sequence = received.sequence();
        switch (received.data()) {
            case ReportRequested requested -> reports.take(requested.report(), sequence);
            case ProgressReported reported -> {
                reports.take(reported.report(), sequence);
                notices.reported(reported);
            }
            case ReportReturned returned -> {
                reports.take(returned.report(), sequence);
                notices.returned(returned);
            }
            case ProgressAccepted accepted -> reports.take(accepted.report(), sequence);
            case ReportReleased released -> reports.release(released.report(), sequence);
            case ReportOverdue overdue -> reports.take(overdue.report(), sequence);
            case CalendarPublished published -> calendars.take(published.calendar(), sequence);
            default -> {}
        }
    }
}
