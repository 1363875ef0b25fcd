package io.luoshi.starter.outbox;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;

/**
 * What is changed by one command and stored as one document: its state and the events that tell of the change are written
 * together or not at all. Saves are guarded by the version, so of two who change the same state one is refused.
 * Subclasses are stored under their {@code @Id}, which becomes the events' key and subject. An aggregate is never deleted while
 * events wait in its outbox.
 */
public abstract class Aggregate {

    @Version
    private @Nullable Long version;

    private long sequence;
    private List<OutboxEntry> outbox = new ArrayList<>();

    @Transient
    private final List<Object> raised = new ArrayList<>();

    /** The state that the store has, as it lies there; empty before the first save. */
    @Transient
    private Document stored = new Document();

    /** Notes a fact about this aggregate; it is announced once the aggregate is saved. Facts keep their order. */
    protected final void raise(Object event) {
        raised.add(event);
    }

    /** Facts raised since the last save, for tests of domain rules. */
    public final List<Object> raisedEvents() {
        return List.copyOf(raised);
    }

    /** Version of the stored state; -1 before the first save. */
    public final long version() {
        return version == null ? -1 : version;
    }

    final void moveRaisedToOutbox(OutboxEntry.Factory entries) {
        raised.forEach(event -> outbox.add(entries.create(event, ++sequence)));
        raised.clear();
    }

    final Document stored() {
        return stored;
    }

    final void isStored(Document document) {
        stored = document;
    }

    final void addToOutbox(OutboxEntry entry) {
        outbox.add(entry);
    }

    final boolean hasUnsentEvents() {
        return !outbox.isEmpty();
    }
}
