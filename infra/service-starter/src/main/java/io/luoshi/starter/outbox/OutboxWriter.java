package io.luoshi.starter.outbox;

import io.luoshi.events.EventCatalog;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.mapping.event.AfterConvertCallback;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveCallback;
import org.springframework.data.mongodb.core.mapping.event.BeforeConvertCallback;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveCallback;
import tools.jackson.databind.json.JsonMapper;

/** Writes raised events, and what is noted of the change, into the document that is about to be saved; tells the relay once it is. */
class OutboxWriter
        implements AfterConvertCallback<Aggregate>,
                BeforeConvertCallback<Aggregate>,
                BeforeSaveCallback<Aggregate>,
                AfterSaveCallback<Aggregate> {

    private final JsonMapper json;
    private final Clock clock;
    private final Tracer tracer;
    private final Propagator propagator;
    private final OutboxRelay relay;
    private final MongoConverter converter;
    private final ChangeNote notes;

    OutboxWriter(
            JsonMapper json,
            Clock clock,
            Tracer tracer,
            Propagator propagator,
            OutboxRelay relay,
            MongoConverter converter,
            ChangeNote notes) {
        this.json = json;
        this.clock = clock;
        this.tracer = tracer;
        this.propagator = propagator;
        this.relay = relay;
        this.converter = converter;
        this.notes = notes;
    }

    @Override
    public Aggregate onAfterConvert(Aggregate aggregate, Document document, String collection) {
        aggregate.isStored(document);
        return aggregate;
    }

    @Override
    public Aggregate onBeforeConvert(Aggregate aggregate, String collection) {
        aggregate.moveRaisedToOutbox(this::entry);
        return aggregate;
    }

    /** Only here old and new stand side by side; the note goes into the aggregate too, or its next save would lose it. */
    @Override
    public Aggregate onBeforeSave(Aggregate aggregate, Document document, String collection) {
        notes.of(aggregate, aggregate.stored(), document, collection)
                .map(note -> entry(note, aggregate.version() + 1))
                .ifPresent(entry -> {
                    aggregate.addToOutbox(entry);
                    List<Object> outbox = new ArrayList<>(document.getList("outbox", Object.class, List.of()));
                    outbox.add(Objects.requireNonNull(
                            converter.convertToMongoType(entry, TypeInformation.of(OutboxEntry.class))));
                    document.put("outbox", outbox);
                });
        return aggregate;
    }

    @Override
    public Aggregate onAfterSave(Aggregate aggregate, Document document, String collection) {
        aggregate.isStored(document);
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
