package io.luoshi.progress.obligation;

import io.luoshi.events.TaskEvent;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.assignment.Assignments;
import io.luoshi.starter.events.CloudEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Learns who was given which task and opens the reports this makes owed. */
@Component
class TaskEventsListener {

    private final Assignments assignments;
    private final Obligations obligations;

    TaskEventsListener(Assignments assignments, Obligations obligations) {
        this.assignments = assignments;
        this.obligations = obligations;
    }

    // Opening the reports of one assignment is a dozen writes; those of other tasks need not wait behind them.
    @KafkaListener(topics = TaskEvent.TOPIC, concurrency = "3")
    void on(CloudEvent received) {
        switch (received.data()) {
            case TaskAssigned assigned -> assigned(Assignment.of(assigned), received.sequence());
            default -> {}
        }
    }

    /** The assignment is kept last: after a crash in between the event comes again and the rest is opened. */
    private void assigned(Assignment assignment, long sequence) {
        if (!assignments.isNews(assignment, sequence)) {
            return;
        }
        if (assignment.isLead()) {
            obligations.open(assignment);
        }
        assignments.store(assignment, sequence);
    }
}
