package io.luoshi.task.task;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.starter.StoreCount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code luoshi.tasks.by.light}: dispatched and registered tasks of all plans per stored light, counted on an index when asked for. */
@Component
class LightGauges implements MeterBinder {

    private final TaskQueries queries;

    LightGauges(TaskQueries queries) {
        this.queries = queries;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Light light : Light.values()) {
            Gauge.builder("luoshi.tasks.by.light", new StoreCount(() -> queries.count(light)))
                    .description("Tasks per light")
                    .tag("light", light.name())
                    .register(meters);
        }
    }
}
