package io.luoshi.notification.notice;

import io.luoshi.events.TaskEvent;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.starter.events.CloudEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Of what task-service announces, people are told of assignments. */
@Component
class TaskEventsListener {

    private final AssignmentGatherer assignments;

    TaskEventsListener(AssignmentGatherer assignments) {
        this.assignments = assignments;
    }

    @KafkaListener(topics = TaskEvent.TOPIC)
    void on(CloudEvent received) {
        if (received.data() instanceof TaskAssigned assigned) {
            assignments.assigned(assigned);
        }
    }
}
