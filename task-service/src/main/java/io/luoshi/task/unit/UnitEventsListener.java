package io.luoshi.task.unit;

import io.luoshi.events.UnitEvent;
import io.luoshi.starter.events.CloudEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the copy of the units up to date. Every unit event carries the unit's whole state, so all are taken alike. */
@Component
class UnitEventsListener {

    private final KnownUnits units;

    UnitEventsListener(KnownUnits units) {
        this.units = units;
    }

    @KafkaListener(topics = UnitEvent.TOPIC)
    void on(CloudEvent received) {
        if (received.data() instanceof UnitEvent event) {
            units.applyIfNewer(event.unit(), received.sequence());
        }
    }
}
