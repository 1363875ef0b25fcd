package io.luoshi.task.importing;

import io.luoshi.starter.web.DomainProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** {@code luoshi.imports}: uploads by result ({@code read} or the problem's code); {@code luoshi.import.duration}: what those read took. */
@Component
class ImportMetrics {

    private final MeterRegistry meters;

    ImportMetrics(MeterRegistry meters) {
        this.meters = meters;
        count("read", 0); // so that the first failure shows as a rise, not as a new series
    }

    <T> T measure(Supplier<T> upload) {
        Timer.Sample started = Timer.start(meters);
        try {
            T read = upload.get();
            started.stop(Timer.builder("luoshi.import.duration")
                    .description("From the upload to the stored import")
                    .publishPercentileHistogram()
                    .register(meters));
            count("read", 1);
            return read;
        } catch (DomainProblem refused) {
            count(refused.code(), 1);
            throw refused;
        }
    }

    private void count(String result, int by) {
        meters.counter("luoshi.imports", "result", result).increment(by);
    }
}
