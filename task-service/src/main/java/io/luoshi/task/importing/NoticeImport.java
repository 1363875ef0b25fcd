package io.luoshi.task.importing;

import io.luoshi.events.TaskEvent.UnitNameAccepted;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One upload of a notice, kept for good: where a plan came from, what was read from it, and what a person made of that. Corrections
 * stand beside the reading, never in it, so a better reader can read the text again without losing them.
 */
@Document("imports")
class NoticeImport extends Aggregate {

    @Id
    private String id;

    private @Nullable String idempotencyKey;
    private Upload upload;
    private Stamp uploaded;
    private ImportState state = ImportState.READING;

    @KeptOutOfAudit
    private byte @Nullable [] reading;

    private @Nullable Failure failure;
    private List<Correction> corrections = new ArrayList<>();
    private @Nullable PlanId plan;
    private boolean revision;
    private @Nullable Stamp confirmed;

    @Transient
    private @Nullable Reading unpacked;

    @PersistenceCreator
    @SuppressWarnings("NullAway.Init") // the fields are read from the store
    private NoticeImport() {}

    /** @param idempotencyKey the caller's name for the upload: the same again is the same import */
    NoticeImport(String id, @Nullable String idempotencyKey, Upload upload, Stamp uploaded) {
        this.id = id;
        this.idempotencyKey = idempotencyKey;
        this.upload = upload;
        this.uploaded = uploaded;
    }

    /** The file, without its content. @param name empty for pasted text @param size in bytes */
    record Upload(String name, String sha256, long size) {}

    /** Why the file could not be read. @param code of the problem */
    record Failure(String code, List<String> arguments) {}

    /** What was read, the first time or anew. */
    boolean read(Reading read) {
        state = ImportState.READ;
        reading = read.packed();
        unpacked = read;
        return true;
    }

    boolean fail(Failure why) {
        state = ImportState.FAILED;
        failure = why;
        return true;
    }

    /** Adds what a person corrected; a name that he recognised as a unit's is announced, so that it is known next time. */
    boolean correct(List<Correction> changes) {
        refuseConfirmed();
        changes.forEach(this::announce);
        corrections.addAll(changes);
        return !changes.isEmpty();
    }

    private void announce(Correction change) {
        String unit = change.after();
        if (change.path().getFirst().equals("unitNames") && unit != null) {
            Stamp stamp = change.stamp();
            raise(new UnitNameAccepted(
                    id, change.path().getLast(), unit.substring(1, unit.length() - 1), stamp.at(), stamp.by()));
        }
    }

    /** Takes over a reading of the same text, with the corrections as they read in it. */
    boolean readAgain(Reading read, List<Correction> carriedOver) {
        refuseConfirmed();
        corrections = new ArrayList<>(carriedOver);
        return read(read);
    }

    private void refuseConfirmed() {
        if (plan != null) {
            throw ImportProblem.confirmed(id, plan);
        }
    }

    /** Sets a plan's number aside for the import unless it has one. @param revises the plan exists, and is brought up to date */
    boolean setPlanAside(PlanId wanted, boolean revises) {
        if (plan != null) {
            return false;
        }
        plan = wanted;
        revision = revises;
        return true;
    }

    /** Whether its plan existed before. */
    boolean isRevision() {
        return revision;
    }

    /** Notes that the plan is complete; the first confirmation stays. */
    boolean confirm(Stamp stamp) {
        boolean first = confirmed == null;
        confirmed = first ? stamp : confirmed;
        return first;
    }

    /** What was read; the import must be {@link ImportState#READ}. */
    Reading reading() {
        if (unpacked == null) {
            unpacked = Reading.unpacked(Objects.requireNonNull(reading));
        }
        return unpacked;
    }

    /** What was read, with the corrections made. */
    DraftTree corrected() {
        return DraftTree.of(DraftReader.of(reading().notice())).with(corrections);
    }

    Draft draft() {
        return corrected().draft();
    }

    String id() {
        return id;
    }

    @Nullable
    String idempotencyKey() {
        return idempotencyKey;
    }

    Upload upload() {
        return upload;
    }

    Stamp uploaded() {
        return uploaded;
    }

    ImportState state() {
        return state;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    List<Correction> corrections() {
        return List.copyOf(corrections);
    }

    /** The number that was set aside for its plan when it was first confirmed. */
    @Nullable
    PlanId plan() {
        return plan;
    }

    /** Absent until the plan is complete. */
    @Nullable
    Stamp confirmed() {
        return confirmed;
    }
}
