package io.luoshi.notification.recipient;

import io.luoshi.events.UnitEvent;
import io.luoshi.starter.events.CloudEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the directory up to date; every unit event carries the whole unit. */
@Component
class UnitEventsListener {

    private final Directory directory;

    UnitEventsListener(Directory directory) {
        this.directory = directory;
    }

    @KafkaListener(topics = UnitEvent.TOPIC)
    void on(CloudEvent received) {
        if (received.data() instanceof UnitEvent event) {
            directory.take(event.unit(), received.sequence());
        }
    }
}
