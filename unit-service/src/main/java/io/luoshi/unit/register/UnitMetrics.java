package io.luoshi.unit.register;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** {@code luoshi.units}: what happened to the register since the start, by fact. */
@Component
public class UnitMetrics {

    private final Counter registered;
    private final Counter changed;
    private final Counter retired;

    UnitMetrics(MeterRegistry meters) {
        registered = meters.counter("luoshi.units", "fact", "registered");
        changed = meters.counter("luoshi.units", "fact", "changed");
        retired = meters.counter("luoshi.units", "fact", "retired");
    }

    public void registered(int units) {
        registered.increment(units);
    }

    public void changed(int units) {
        changed.increment(units);
    }

    void retired() {
        retired.increment();
    }
}
