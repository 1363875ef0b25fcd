package io.luoshi.task.task;

import io.luoshi.starter.Leases;
import io.luoshi.task.Stamp;
import io.luoshi.task.light.LightRule;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings the stored lights up to the office date: at start and whenever that date has changed. Only time moves a light between
 * reports, and only tasks that are reported on have one. Run twice, or by two instances, it finds nothing more to change.
 */
@Component
class LightRefresh {

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Tasks tasks;
    private final TaskChanges changes;
    private final LightRule rule;
    private final Leases leases;
    private final Clock clock;
    private @Nullable LocalDate refreshedFor;

    LightRefresh(Tasks tasks, TaskChanges changes, LightRule rule, Leases leases, Clock clock) {
        this.tasks = tasks;
        this.changes = changes;
        this.rule = rule;
        this.leases = leases;
        this.clock = clock;
    }

    /** Asks every minute for the date, because the office clock may run ahead of the machine's. */
    @Scheduled(fixedDelayString = "${luoshi.light-refresh-interval}")
    void refreshOnNewDay() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(refreshedFor) && leases.take("light-refresh", LEASE)) {
            refresh(today);
            refreshedFor = today;
        }
    }

    private void refresh(LocalDate today) {
        Stamp stamp = Stamp.system(clock.instant());
        for (String id : outdated(today)) {
            changes.apply(id, task -> task.refreshLight(rule, today, stamp));
        }
    }

    private List<String> outdated(LocalDate today) {
        try (Stream<Task> reportedOn = tasks.findByState(TaskStatus.IN_PROGRESS)) {
            return reportedOn
                    .filter(task ->
                            task.assess(rule, today).light() != task.details().light())
                    .map(task -> task.details().id())
                    .toList();
        }
    }
}
