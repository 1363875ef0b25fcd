package io.luoshi.unit.register;

import io.luoshi.events.TaskEvent;
import io.luoshi.events.TaskEvent.UnitNameAccepted;
import io.luoshi.starter.events.CloudEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Learns by which names notices call a unit. Repeated, or for a unit that is retired meanwhile, it changes nothing. */
@Component
class TaskEventsListener {

    private final UnitRegister register;

    TaskEventsListener(UnitRegister register) {
        this.register = register;
    }

    @KafkaListener(topics = TaskEvent.TOPIC)
    void on(CloudEvent received) {
        if (received.data() instanceof UnitNameAccepted accepted) {
            register.learn(
                    accepted.unit(), accepted.name(), new Signature(accepted.acceptedBy(), accepted.acceptedAt()));
        }
    }
}
