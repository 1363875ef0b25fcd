package io.luoshi.task.task;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.ProgressEvent.ReportState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reports on one task, one entry per lead and period. */
record ReceivedReports(List<ReceivedReport> reports) {

    static final ReceivedReports NONE = new ReceivedReports(List.of());

    /** What is known after an event; the same object when the event is old. */
    ReceivedReports after(ReportState report, long sequence, @Nullable List<IndicatorValue> values) {
        Optional<ReceivedReport> known = reports.stream()
                .filter(received -> received.report().equals(report.id()))
                .findFirst();
        ReceivedReport next = known.map(received -> received.after(report, sequence, values))
                .orElseGet(() -> ReceivedReport.first(report, sequence, values));
        if (known.isPresent() && known.get() == next) {
            return this;
        }
        List<ReceivedReport> all = new ArrayList<>(reports);
        known.ifPresent(all::remove);
        all.add(next);
        return new ReceivedReports(List.copyOf(all));
    }

    /**
     * The value that counts for an indicator: of the latest period that a lead reported; for one period, of the lead named first. The
     * periods of one plan are of one length, so their names sort as they follow each other.
     *
     * @param leads units in the order in which the notice names them
     */
    Optional<BigDecimal> achieved(String indicator, List<String> leads) {
        return reports.stream()
                .filter(ReceivedReport::counts)
                .filter(received -> leads.contains(received.unit()))
                .filter(received -> received.valueOf(indicator).isPresent())
                .min(Comparator.comparing(ReceivedReport::period)
                        .reversed()
                        .thenComparing(received -> leads.indexOf(received.unit())))
                .flatMap(received -> received.valueOf(indicator));
    }
}
