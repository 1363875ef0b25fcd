package io.luoshi.starter.audit;

import io.luoshi.events.AuditEvent.AuditNote;
import io.luoshi.events.AuditEvent.AuditNoted;
import io.luoshi.starter.outbox.Aggregate;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A note that waits for its way to the trail. */
@Document("audit_notes")
class AuditRecord extends Aggregate {

    @Id
    private final String id;

    private AuditRecord(String id) {
        this.id = id;
    }

    static AuditRecord of(String id, AuditNote note) {
        AuditRecord record = new AuditRecord(id);
        record.raise(new AuditNoted(note));
        return record;
    }

    String id() {
        return id;
    }
}
