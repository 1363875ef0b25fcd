package io.luoshi.starter.audit;

import io.luoshi.events.AuditEvent.AuditKind;
import io.luoshi.events.AuditEvent.AuditNoted;
import io.luoshi.events.AuditEvent.FieldChange;
import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.starter.outbox.ChangeNote;
import io.luoshi.starter.security.Request;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.annotation.Id;

/**
 * Says what a request changes in an aggregate: the stored state compared with the one that is about to be written. What services do by
 * themselves is not noted again: its cause is in the trail, and the event that tells of it has the same trace id.
 */
final class ChangeNotes implements ChangeNote {

    private static final Set<String> BOOKKEEPING = Set.of("_id", "_class", "version", "sequence", "outbox");

    private final Clock clock;
    private final Map<Class<?>, Set<String>> keptOut = new ConcurrentHashMap<>();

    ChangeNotes(Clock clock) {
        this.clock = clock;
    }

    /** Empty when nothing changes that is to be noted, or no request is the cause. */
    @Override
    public Optional<AuditNoted> of(Aggregate aggregate, Document before, Document after, String collection) {
        return Request.current().flatMap(request -> {
            List<FieldChange> changes = Difference.between(before, after, keptOut(aggregate.getClass()));
            String id = String.valueOf(after.get("_id"));
            return changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new AuditNoted(AuditNotes.note(
                            clock, AuditKind.CHANGED, request, request.act(), collection, id, changes)));
        });
    }

    private Set<String> keptOut(Class<?> type) {
        return keptOut.computeIfAbsent(type, ChangeNotes::findKeptOut);
    }

    private static Set<String> findKeptOut(Class<?> type) {
        Set<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(KeptOutOfAudit.class) || field.isAnnotationPresent(Id.class))
                .map(Field::getName)
                .collect(Collectors.toCollection(HashSet::new));
        fields.addAll(BOOKKEEPING);
        return fields;
    }
}
