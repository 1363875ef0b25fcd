package io.luoshi.starter.outbox;

import io.luoshi.events.EventCatalog;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveCallback;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;
import tools.jackson.databind.json.JsonMapper;

/** Writes raised events into the document that is about to be saved, and tells the relay once it is. */
class OutboxWriter implements BeforeConvertCallback<Aggregate>, AfterSaveCallback<Aggregate> {

    private final JsonMapper json;
    private final Clock clock;
    private final Tracer tracer;
    private final Propagator propagator;
    private final OutboxRelay relay;

    OutboxWriter(JsonMapper json, Clock clock, Tracer tracer, Propagator propagator, OutboxRelay relay) {
        this.json = json;
        this.clock = clock;
        this.tracer = tracer;
        this.propagator = propagator;
        this.relay = relay;
    }

    @Override
    public Aggregate onBeforeConvert(Aggregate aggregate, String collection) {
        aggregate.moveRaisedToOutbox(this::entry);
        return aggregate;
    }

    @Override
    public Aggregate onAfterSave(Aggregate aggregate, Document document, String collection) {
        if (aggregate.hasUnsentEvents()) {
            relay.nudge(collection, Objects.requireNonNull(document.get("_id")));
        }
        return aggregate;
    }

    private OutboxEntry entry(Object event, long sequence) {
        return new OutboxEntry(
                UuidV7.next(clock.millis()),
                EventCatalog.typeOf(event.getClass()),
                EventCatalog.topicOf(event.getClass()),
                sequence,
                clock.instant(),
                json.writeValueAsString(event),
                traceparent());
    }

    private @Nullable String traceparent() {
        Map<String, String> carrier = new HashMap<>();
        var context = tracer.currentTraceContext().context();
        if (context != null) {
            propagator.inject(context, carrier, OutboxWriter::put);
        }
        return carrier.get("traceparent");
    }

    private static void put(@Nullable Map<String, String> carrier, String name, String value) {
        if (carrier != null) {
            carrier.put(name, value);
        }
    }
}
