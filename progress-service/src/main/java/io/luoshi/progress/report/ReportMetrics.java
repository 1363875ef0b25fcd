package io.luoshi.progress.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What happened to reports since the process started. */
@Component
public class ReportMetrics {

    private final Counter opened;
    private final Counter submitted;
    private final Counter accepted;
    private final Counter returned;
    private final Counter overdue;

    ReportMetrics(MeterRegistry meters) {
        this.opened = meters.counter("luoshi.reports.opened");
        this.submitted = meters.counter("luoshi.reports.submitted");
        this.accepted = meters.counter("luoshi.reports.accepted");
        this.returned = meters.counter("luoshi.reports.returned");
        this.overdue = meters.counter("luoshi.reports.overdue");
    }

    public void opened(int count) {
        opened.increment(count);
    }

    void submitted() {
        submitted.increment();
    }

    void accepted() {
        accepted.increment();
    }

    void returned() {
        returned.increment();
    }

    public void overdue() {
        overdue.increment();
    }
}
