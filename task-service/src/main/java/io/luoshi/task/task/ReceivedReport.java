package io.luoshi.task.task;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.ProgressEvent.ReportStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task knows of one periodic report on it.
 *
 * @param sequence of the newest event taken; older ones say nothing new about the state
 * @param valuesSequence of the newest event that carried values; kept apart because not every event does
 */
record ReceivedReport(
        String report,
        String unit,
        String period,
        ReportStatus status,
        long sequence,
        List<IndicatorValue> values,
        long valuesSequence) {

    /** The first event heard of a report. */
    static ReceivedReport first(ReportState report, long sequence, @Nullable List<IndicatorValue> values) {
        return new ReceivedReport(report.id(), report.unit(), report.period(), report.status(), 0, List.of(), 0)
                .after(report, sequence, values);
    }

    /** What is known after an event; the same when the event is old. */
    ReceivedReport after(ReportState report, long next, @Nullable List<IndicatorValue> stated) {
        boolean newer = next > sequence;
        boolean newerValues = stated != null && next > valuesSequence;
        if (!newer && !newerValues) {
            return this;
        }
        return new ReceivedReport(
                this.report,
                unit,
                period,
                newer ? report.status() : status,
                Math.max(next, sequence),
                newerValues ? List.copyOf(stated) : values,
                newerValues ? next : valuesSequence);
    }

    /** Submitted values count at once; those of a returned report do not until it is submitted again. */
    boolean counts() {
        return status == ReportStatus.SUBMITTED || status == ReportStatus.ACCEPTED;
    }

    Optional<BigDecimal> valueOf(String indicator) {
        return values.stream()
                .filter(value -> value.indicator().equals(indicator))
                .map(IndicatorValue::value)
                .findFirst();
    }
}
