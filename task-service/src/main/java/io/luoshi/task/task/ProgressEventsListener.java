package io.luoshi.task.task;

import io.luoshi.events.ProgressEvent;
import io.luoshi.events.ProgressEvent.ProgressAccepted;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.starter.events.CloudEvent;
import io.luoshi.task.Stamp;
import io.luoshi.task.light.LightRule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Lets reports reach their task: values, states and the light that follows, in one change. */
@Component
class ProgressEventsListener {

    private final TaskChanges changes;
    private final LightRule rule;
    private final Clock clock;

    ProgressEventsListener(TaskChanges changes, LightRule rule, Clock clock) {
        this.changes = changes;
        this.rule = rule;
        this.clock = clock;
    }

    @KafkaListener(topics = ProgressEvent.TOPIC)
    void on(CloudEvent received) {
        long sequence = received.sequence();
        switch (received.data()) {
            case ProgressReported event -> apply(event.report(), task -> task.reported(event, sequence));
            case ReportReturned event -> apply(event.report(), task -> task.returned(event, sequence));
            case ProgressAccepted event -> apply(event.report(), task -> task.accepted(event, sequence));
            default -> {}
        }
    }

    private void apply(ReportState report, Predicate<Task> change) {
        Stamp stamp = Stamp.system(clock.instant());
        changes.apply(report.task(), task -> {
            boolean changed = change.test(task);
            return task.refreshLight(rule, LocalDate.now(clock), stamp) || changed;
        });
    }
}
