package io.luoshi.progress.report;

import io.luoshi.progress.assignment.Assignment;

/** Names a report by what it is about; as text {@code T-2025-1-017:U-042:2025-03}. The period may be any text a caller sent. */
public record ReportId(String task, String unit, String period) {

    static ReportId of(Assignment assignment, ReportingPeriod period) {
        return new ReportId(assignment.task(), assignment.unit(), period.toString());
    }

    @Override
    public String toString() {
        return task + ":" + unit + ":" + period;
    }
}
