package io.luoshi.progress.report;

import static io.luoshi.events.ProgressEvent.ReportStatus.ACCEPTED;
import static io.luoshi.events.ProgressEvent.ReportStatus.DRAFT;
import static io.luoshi.events.ProgressEvent.ReportStatus.OPEN;
import static io.luoshi.events.ProgressEvent.ReportStatus.RETURNED;
import static io.luoshi.events.ProgressEvent.ReportStatus.SUBMITTED;

import io.luoshi.events.ProgressEvent.ProgressAccepted;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportOverdue;
import io.luoshi.events.ProgressEvent.ReportReleased;
import io.luoshi.events.ProgressEvent.ReportRequested;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.events.WorkingDays;
import io.luoshi.progress.assignment.Assignment;
import io.luoshi.progress.receipt.Submission;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.starter.web.FieldProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One lead's report on one task for one period (填报). {@code OPEN -> DRAFT -> SUBMITTED -> ACCEPTED}, and
 * {@code SUBMITTED -> RETURNED -> DRAFT} as often as the office sends it back. Overdue is a flag beside the state and never blocks.
 * Commands repeated change nothing. Keeps the assignment as it was when the report was opened, so that a submission reads and
 * writes this one document only; a change of the task reaches it by an event.
 */
@Document("reports")
public class ProgressReport extends Aggregate {

    @Id
    private final String id;

    private Assignment assignment;
    private final String period;
    private LocalDate dueOn;
    private ReportStatus state = OPEN;

    /** The unit has to hand this report in and has not; never true for a voluntary report before its first submission. */
    private boolean owed;

    /** Was owed, until the unit was freed of the task. */
    private boolean released;

    /** The passing of {@link #dueOn} was announced. */
    private boolean overdueAnnounced;

    private int revision;
    private ReportContent content = ReportContent.EMPTY;

    @KeptOutOfAudit
    private List<HistoryEntry> history = new ArrayList<>();

    ProgressReport(String id, Assignment assignment, String period, LocalDate dueOn, boolean owed) {
        this.id = id;
        this.assignment = assignment;
        this.period = period;
        this.dueOn = dueOn;
        this.owed = owed;
    }

    static ProgressReport open(Assignment assignment, ReportingPeriod period, LocalDate dueOn, boolean owed) {
        String id = ReportId.of(assignment, period).toString();
        ProgressReport report = new ProgressReport(id, assignment, period.toString(), dueOn, owed);
        if (owed) {
            report.raise(new ReportRequested(report.toState()));
        }
        return report;
    }

    /** Saves the unit's text and values; false when they are what is stored. */
    boolean draft(ReportContent newContent, int maxText, Signature signature) {
        require(OPEN, DRAFT, RETURNED);
        List<FieldProblem> errors = newContent.errors(assignment.indicators(), maxText);
        if (!errors.isEmpty()) {
            throw ReportingProblem.invalid(id, errors);
        }
        if (state == DRAFT && newContent.equals(content)) {
            return false;
        }
        content = newContent;
        if (state != DRAFT) {
            move(DRAFT, signature, null);
        }
        return true;
    }

    /**
     * Hands the draft in; false when it is in already.
     *
     * @param sign makes the receipt
     */
    boolean submit(Signature signature, Function<Submission, String> sign) {
        if (state == SUBMITTED) {
            return false;
        }
        if (state == OPEN || (state == DRAFT && !content.statesProgress())) {
            throw ReportingProblem.invalid(id, "progress", content.progress(), "required");
        }
        require(DRAFT);
        owed = false;
        revision++;
        enter(SUBMITTED, signature, null, content, sign.apply(submission(signature)));
        raise(new ProgressReported(toState(), content.stated(), signature.at(), signature.by()));
        return true;
    }

    /** The office takes the report; false when it has. */
    boolean accept(Signature signature) {
        if (state == ACCEPTED) {
            return false;
        }
        require(SUBMITTED);
        move(ACCEPTED, signature, null);
        raise(new ProgressAccepted(toState(), signature.at(), signature.by()));
        return true;
    }

    /** The office sends the report back, owed again by a new due date; false when it has for that reason. */
    boolean giveBack(String reason, LocalDate newDueOn, Signature signature) {
        if (state == RETURNED && reason.equals(history.getLast().reason())) {
            return false;
        }
        require(SUBMITTED);
        owed = true;
        moveDueDate(newDueOn);
        move(RETURNED, signature, reason);
        raise(new ReportReturned(toState(), reason, signature.at(), signature.by()));
        return true;
    }

    /** Takes the due date that the calendars give now; false when it stays. A due date set by a return is the office's own word. */
    public boolean reschedule(WorkingDays workingDays) {
        LocalDate due = new ReportingSchedule(assignment, workingDays).dueOn(ReportingPeriod.valueOf(period));
        if (!owed || revision > 0 || due.equals(dueOn)) {
            return false;
        }
        moveDueDate(due);
        raise(new ReportRequested(toState()));
        return true;
    }

    /** Takes over what the assignment says now; a report that was released is owed again. False when nothing is new. */
    public boolean renew(Assignment now) {
        boolean again = released;
        if (!again && now.equals(assignment)) {
            return false;
        }
        assignment = now;
        if (again) {
            released = false;
            owed = true;
            raise(new ReportRequested(toState()));
        }
        return true;
    }

    /** The unit is freed of the task; what is owed is not owed any more. False for what was handed in, and for what was not owed. */
    public boolean release() {
        if (!owed) {
            return false;
        }
        owed = false;
        released = true;
        raise(new ReportReleased(toState()));
        return true;
    }

    /** Announces that the due date has passed, once per due date; false when there is nothing to announce. */
    public boolean announceOverdue(LocalDate today) {
        if (!isOverdue(today) || overdueAnnounced) {
            return false;
        }
        overdueAnnounced = true;
        raise(new ReportOverdue(toState()));
        return true;
    }

    boolean isOverdue(LocalDate today) {
        return owed && dueOn.isBefore(today);
    }

    private void require(ReportStatus... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw ReportingProblem.wrongState(id, state, allowed);
        }
    }

    private void moveDueDate(LocalDate newDueOn) {
        dueOn = newDueOn;
        overdueAnnounced = false;
    }

    private void move(ReportStatus next, Signature signature, @Nullable String reason) {
        enter(next, signature, reason, null, null);
    }

    private void enter(
            ReportStatus next,
            Signature signature,
            @Nullable String reason,
            @Nullable ReportContent submitted,
            @Nullable String receipt) {
        history.add(new HistoryEntry(
                signature.at(), signature.by(), state, next, revision, dueOn, reason, submitted, receipt));
        state = next;
    }

    private Submission submission(Signature by) {
        return Submission.of(toState(), content.sha256(), by.at(), by.by(), by.account(), by.system());
    }

    ReportState toState() {
        return new ReportState(
                id,
                assignment.task(),
                assignment.taskNumber(),
                assignment.taskTitle(),
                assignment.plan(),
                assignment.unit(),
                assignment.unitName(),
                period,
                dueOn,
                state,
                revision);
    }

    public String id() {
        return id;
    }

    boolean isOwed() {
        return owed;
    }

    ReportContent content() {
        return content;
    }

    /** Why the office sent the report back last, as long as the unit owes the correction. */
    @Nullable
    String returnReason() {
        return owed ? history().returnReason() : null;
    }

    ReportHistory history() {
        return new ReportHistory(List.copyOf(history));
    }
}
