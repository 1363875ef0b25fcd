package io.luoshi.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every service notes for the audit trail. Key and subject: the id of the object that was changed, or of the note itself. */
public sealed interface AuditEvent {

    String TOPIC = "audit-events";

    /** Something was done, or refused. It was written together with what it tells of. */
    @EventType("io.luoshi.audit.noted.v1")
    record AuditNoted(AuditNote note) implements AuditEvent {}

    /**
     * Who did what, when, from where.
     *
     * @param at by the office clock
     * @param who id of the account or the API client, or the service's name when no request was the cause
     * @param name as in histories
     * @param duties what a person was to the system at that moment, such as {@code SUPERVISOR@U-001}
     * @param client id of the API client
     * @param address where the request came from
     * @param act method and pattern of the call, or what a service does on its own account
     * @param object what was changed, such as {@code reports}; absent when nothing was
     * @param objectId its id
     * @param subjects ids that the note can be found by: the object's and its parts, units, tasks
     * @param changes old and new
     * @param traceId leads to the logs
     */
    record AuditNote(
            Instant at,
            AuditKind kind,
            String who,
            String name,
            List<String> duties,
            @Nullable String client,
            @Nullable String address,
            String act,
            @Nullable String object,
            @Nullable String objectId,
            List<String> subjects,
            List<FieldChange> changes,
            @Nullable String traceId) {}

    /** What a note tells of. */
    enum AuditKind {
        CHANGED,
        DONE,
        REFUSED
    }

    /**
     * A field before and after, as text; long ones are cut.
     *
     * @param field path in the stored object
     */
    record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}
}
