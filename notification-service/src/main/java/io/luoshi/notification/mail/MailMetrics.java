package io.luoshi.notification.mail;

import io.luoshi.starter.StoreCount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * {@code luoshi.notifications.*}: counters {@code sent}, {@code deferred}, {@code cancelled} and {@code failed} by kind; gauges
 * {@code due} (messages that could go out now) and {@code messages} by state, for the states that somebody waits for.
 */
@Component
class MailMetrics {

    private static final String PREFIX = "luoshi.notifications.";
    private static final List<State> UNSETTLED = List.of(State.QUEUED, State.SENDING, State.DEFERRED, State.GIVEN_UP);

    private final MeterRegistry meters;

    MailMetrics(MeterRegistry meters, Messages messages) {
        this.meters = meters;
        Gauge.builder(PREFIX + "due", new StoreCount(messages::due)).register(meters);
        for (State state : UNSETTLED) {
            Gauge.builder(PREFIX + "messages", new StoreCount(() -> messages.count(state)))
                    .tag("state", state.name())
                    .register(meters);
        }
        // Known from the start, so that dashboards and alerts see a zero and not nothing.
        for (Kind kind : Kind.values()) {
            List.of("sent", "deferred", "cancelled", "failed").forEach(outcome -> count(outcome, kind, 0));
        }
    }

    void settled(Message message) {
        switch (message.state()) {
            case SENT -> count("sent", message.kind(), 1);
            case DEFERRED -> count("deferred", message.kind(), 1);
            case CANCELLED -> count("cancelled", message.kind(), 1);
            case GIVEN_UP -> count("failed", message.kind(), 1);
            case QUEUED, SENDING -> {}
        }
    }

    private void count(String outcome, Kind kind, double times) {
        meters.counter(PREFIX + outcome, "kind", kind.code()).increment(times);
    }
}
