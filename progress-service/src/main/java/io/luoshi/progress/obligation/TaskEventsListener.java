package io.luoshi.progress.obligation;

import io.luoshi.events.TaskEvent;
import io.luoshi.events.TaskEvent.AssignmentWithdrawn;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.TaskChanged;
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
            case TaskChanged changed ->
                changed.units().forEach(unit -> assigned(Assignment.of(changed, unit), received.sequence()));
            case AssignmentWithdrawn withdrawn -> withdrawn(withdrawn, received.sequence());
            default -> {}
        }
    }

    /** A unit that is assigned anew later is so by a newer event, so an old withdrawal takes nothing from it. */
    private void withdrawn(AssignmentWithdrawn withdrawn, long sequence) {
        assignments
                .find(withdrawn.task().id(), withdrawn.unit())
                .filter(known -> assignments.isNews(known, sequence))
                .ifPresent(known -> {
                    obligations.release(known);
                    assignments.withdraw(known, sequence);
                });
    }

    /** The assignment is kept last: after a crash in between the event comes again and the rest is opened. */
    private void assigned(Assignment assignment, long sequence) {
        if (!assignments.isNews(assignment, sequence)) {
            return;
        }
        if (assignment.isLead()) {
            obligations.open(assignment);
        } else {
            assignments
                    .find(assignment.task(), assignment.unit())
                    .filter(Assignment::isLead)
                    .ifPresent(obligations::release);
        }
        assignments.store(assignment, sequence);
    }
}
