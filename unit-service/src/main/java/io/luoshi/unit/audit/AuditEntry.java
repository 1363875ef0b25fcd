package io.luoshi.unit.audit;

import io.luoshi.events.AuditEvent.AuditKind;
import io.luoshi.events.AuditEvent.AuditNote;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One entry of the trail. What was noted is kept as the text that came, and the hash covers that text, its place and the hash before:
 * whoever changes, removes or puts in an entry breaks the chain at that place. The other fields are for searching.
 *
 * @param number counts from 1 without gaps
 * @param event id of the event that brought the note; no event is entered twice
 * @param source the service
 * @param text the note, JSON as it came
 * @param previous the hash of the entry before
 */
@Document("audit_trail")
record AuditEntry(
        @Id long number,
        String event,
        String source,
        String text,
        String previous,
        String hash,
        Instant at,
        AuditKind kind,
        String who,
        List<String> subjects) {

    static final String BEFORE_THE_FIRST = "0".repeat(64);

    static AuditEntry of(long number, String event, String source, String text, AuditNote note, String previous) {
        String hash = hash(number, event, source, text, previous);
        return new AuditEntry(
                number,
                event,
                source,
                text,
                previous,
                hash,
                asKept(note.at()),
                note.kind(),
                note.who(),
                note.subjects());
    }

    /** The store keeps milliseconds; the text of the note tells the time as finely as the clock did. */
    private static Instant asKept(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether it is what was entered, at its place after an entry of that hash. */
    boolean isGenuine(AuditNote note, String before) {
        return previous.equals(before)
                && hash.equals(hash(number, event, source, text, previous))
                && at.equals(asKept(note.at()))
                && kind == note.kind()
                && who.equals(note.who())
                && subjects.equals(note.subjects());
    }

    private static String hash(long number, String event, String source, String text, String previous) {
        try {
            String all = String.join("\n", previous, String.valueOf(number), event, source, text);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
