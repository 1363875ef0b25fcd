package io.luoshi.unit.audit;

import io.luoshi.events.AuditEvent.AuditNote;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Goes through the chain from its old end and says where it is broken. */
@Component
class Verification {

    private static final int PORTION = 500;
    private static final int MOST_FAULTS = 100;

    private final AuditTrail trail;
    private final JsonMapper json;

    Verification(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    enum Fault {
        /** Entries with these numbers are not there. */
        MISSING,
        /** It is not what was entered. */
        CHANGED
    }

    record Finding(long number, Fault fault) {}

    /**
     * @param first number of the oldest entry kept
     * @param last number of the newest; with its hash written down elsewhere, the removal of the newest shows too
     */
    record Result(boolean intact, long entries, long first, long last, String hash, List<Finding> findings) {}

    Result verify() {
        AuditTrail.Anchor anchor = trail.anchor();
        Walk walk = new Walk(anchor.number(), anchor.hash());
        for (List<AuditEntry> some = trail.after(anchor.number(), PORTION);
                !some.isEmpty();
                some = trail.after(walk.number, PORTION)) {
            some.forEach(walk::pass);
        }
        return new Result(
                walk.findings.isEmpty(), walk.count, anchor.number() + 1, walk.number, walk.hash, walk.findings);
    }

    private final class Walk {

        private final List<Finding> findings = new ArrayList<>();
        private long number;
        private String hash;
        private long count;

        private Walk(long number, String hash) {
            this.number = number;
            this.hash = hash;
        }

        private void pass(AuditEntry entry) {
            for (long missing = number + 1; missing < entry.number(); missing++) {
                find(missing, Fault.MISSING);
            }
            // After a gap the hash before is not known; the entry's own still tells whether it was changed.
            String before = entry.number() == number + 1 ? hash : entry.previous();
            if (!isGenuine(entry, before)) {
                find(entry.number(), Fault.CHANGED);
            }
            number = entry.number();
            hash = entry.hash();
            count++;
        }

        private void find(long at, Fault fault) {
            if (findings.size() < MOST_FAULTS) {
                findings.add(new Finding(at, fault));
            }
        }
    }

    private boolean isGenuine(AuditEntry entry, String before) {
        try {
            return entry.isGenuine(json.readValue(entry.text(), AuditNote.class), before);
        } catch (JacksonException noNote) {
            return false;
        }
    }
}
