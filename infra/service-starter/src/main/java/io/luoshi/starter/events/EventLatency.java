package io.luoshi.starter.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.RecordInterceptor;

/** Measures how long a fact took from its aggregate to the end of its handling in this service. */
class EventLatency implements RecordInterceptor<Object, Object> {

    private final MeterRegistry meters;
    private final Clock clock;

    EventLatency(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        return record;
    }

    @Override
    public void success(ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
        if (record.headers().lastHeader(CloudEventHeaders.TIME) == null) {
            return;
        }
        Instant time = Instant.parse(CloudEventHeaders.text(record, CloudEventHeaders.TIME));
        Timer.builder("luoshi.event.latency")
                .tag("type", CloudEventHeaders.text(record, CloudEventHeaders.TYPE, "unknown"))
                .register(meters)
                .record(Duration.between(time, clock.instant()));
    }
}
