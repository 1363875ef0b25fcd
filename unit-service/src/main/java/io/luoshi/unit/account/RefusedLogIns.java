package io.luoshi.unit.account;

import io.luoshi.events.AuditEvent.AuditKind;
import io.luoshi.events.AuditEvent.AuditNote;
import io.luoshi.events.AuditEvent.AuditNoted;
import io.luoshi.events.AuditEvent.FieldChange;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The log-ins of one span of time that were refused and that no account counts: the name is nobody's, or the account is locked, closed or
 * its one-time password has run out. The trail gets the first of each address one by one and the others as a number when the span is
 * over, so nobody can fill it with attempts.
 */
@Document("refused_log_ins")
class RefusedLogIns extends Aggregate {

    /** As the trail names whoever has not proved who he is. */
    static final String UNKNOWN = "unknown";

    /** Where the attempts from all addresses are counted that came too late to have a count of their own. */
    static final String ELSEWHERE = "elsewhere";

    @Id
    private final String id;

    @KeptOutOfAudit
    private final Instant until;

    @KeptOutOfAudit
    private List<Count> counts = new ArrayList<>();

    @KeptOutOfAudit
    private boolean closed;

    /** @param further attempts without an entry of their own */
    record Count(String address, int entries, int further) {

        Count oneMore(boolean entered) {
            return entered ? new Count(address, entries + 1, further) : new Count(address, entries, further + 1);
        }
    }

    private RefusedLogIns(String id, Instant until) {
        this.id = id;
        this.until = until;
    }

    /** @param id when it begins */
    static RefusedLogIns during(String id, Instant until) {
        return new RefusedLogIns(id, until);
    }

    void add(AuditNote attempt, RefusedLogInSettings settings) {
        int place = placeOf(Objects.requireNonNullElse(attempt.address(), UNKNOWN), settings);
        Count count = counts.get(place);
        boolean entered = !count.address().equals(ELSEWHERE) && count.entries() < settings.entries();
        counts.set(place, count.oneMore(entered));
        if (entered) {
            raise(new AuditNoted(attempt));
        }
    }

    private int placeOf(String address, RefusedLogInSettings settings) {
        return find(address).orElseGet(() -> {
            String counted = counts.size() < settings.addresses() ? address : ELSEWHERE;
            return find(counted).orElseGet(() -> {
                counts.add(new Count(counted, 0, 0));
                return counts.size() - 1;
            });
        });
    }

    private Optional<Integer> find(String address) {
        return IntStream.range(0, counts.size())
                .filter(i -> counts.get(i).address().equals(address))
                .boxed()
                .findFirst();
    }

    /** Sums up what has no entry. */
    void close(Instant now) {
        counts.stream().filter(count -> count.further() > 0).forEach(count -> raise(new AuditNoted(sum(count, now))));
        closed = true;
    }

    private AuditNote sum(Count count, Instant now) {
        List<FieldChange> attempts = List.of(
                new FieldChange("furtherAttempts", null, String.valueOf(count.further())),
                new FieldChange("since", null, id),
                new FieldChange("until", null, until.toString()));
        return note(now, "", count.address(), "further-log-ins-refused", List.of(), attempts, null);
    }

    /** @param name what may be kept of the name that was typed */
    static AuditNote attempt(
            Instant now, String name, @Nullable String address, List<String> accounts, @Nullable String traceId) {
        return note(now, name, address, "log-in-refused", accounts, List.of(), traceId);
    }

    private static AuditNote note(
            Instant now,
            String name,
            @Nullable String address,
            String act,
            List<String> accounts,
            List<FieldChange> changes,
            @Nullable String traceId) {
        return new AuditNote(
                now,
                AuditKind.REFUSED,
                UNKNOWN,
                name,
                List.of(),
                null,
                address,
                act,
                null,
                null,
                accounts,
                changes,
                traceId);
    }

    List<Count> counts() {
        return List.copyOf(counts);
    }
}
