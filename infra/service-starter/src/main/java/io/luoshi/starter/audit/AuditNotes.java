package io.luoshi.starter.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.AuditEvent.AuditKind;
import io.luoshi.events.AuditEvent.AuditNote;
import io.luoshi.events.AuditEvent.FieldChange;
import io.luoshi.starter.security.CallNotes;
import io.luoshi.starter.security.Duty;
import io.luoshi.starter.security.Request;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** Notes of what changes no aggregate: acts, and refusals. Each is a document with an outbox until its event has gone. */
final class AuditNotes implements CallNotes {

    private final MongoTemplate mongo;
    private final Clock clock;

    AuditNotes(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** That somebody was let in to do something; noted before it is done, so that nothing is done without a note. */
    @Override
    public void done(Request request, String act) {
        save(note(clock, AuditKind.DONE, request, act, null, null, List.of()));
    }

    @Override
    public void refused(Request request) {
        save(note(clock, AuditKind.REFUSED, request, request.act(), null, null, List.of()));
    }

    private void save(AuditNote note) {
        mongo.remove(Query.query(where("outbox").size(0)), AuditRecord.class);
        mongo.save(AuditRecord.of(UUID.randomUUID().toString(), note));
    }

    static AuditNote note(
            Clock clock,
            AuditKind kind,
            Request request,
            String act,
            @Nullable String object,
            @Nullable String id,
            List<FieldChange> changes) {
        var caller = request.caller();
        Stream<String> parts = id == null ? Stream.of() : Stream.concat(Stream.of(id), Stream.of(id.split(":")));
        return new AuditNote(
                clock.instant(),
                kind,
                caller.id(),
                caller.name(),
                caller.duties().stream().map(Duty::inWords).sorted().toList(),
                caller.client(),
                request.address(),
                act,
                object,
                id,
                Stream.concat(parts, request.subjects().stream()).distinct().toList(),
                changes,
                MDC.get("traceId"));
    }
}
