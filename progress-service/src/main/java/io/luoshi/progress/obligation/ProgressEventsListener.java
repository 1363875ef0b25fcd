package io.luoshi.progress.obligation;

import io.luoshi.events.ProgressEvent;
import io.luoshi.events.ProgressEvent.CalendarPublished;
import io.luoshi.starter.events.CloudEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Moves due dates when this service itself has published a calendar. Many reports follow one calendar; the event between them makes
 * sure that they do, whatever is killed in the middle.
 */
@Component
class ProgressEventsListener {

    private final Obligations obligations;

    ProgressEventsListener(Obligations obligations) {
        this.obligations = obligations;
    }

    @KafkaListener(topics = ProgressEvent.TOPIC)
    void on(CloudEvent received) {
        switch (received.data()) {
            case CalendarPublished published ->
                obligations.reschedule(published.calendar().year());
            default -> {}
        }
    }
}
