package io.luoshi.progress.obligation;

import io.luoshi.starter.Leases;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for reports whose due date has passed. One instance at a time spares work; the announcement itself happens once anyway. */
@Component
class OverdueJob {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Obligations obligations;
    private final Leases leases;

    OverdueJob(Obligations obligations, Leases leases) {
        this.obligations = obligations;
        this.leases = leases;
    }

    @Scheduled(
            initialDelayString = "${luoshi.reports.overdue-check}",
            fixedDelayString = "${luoshi.reports.overdue-check}")
    void announceOverdue() {
        int announced;
        do {
            announced = leases.take("overdue", LEASE) ? obligations.announceOverdue() : 0;
        } while (announced > 0);
    }
}
