package io.luoshi.task.task;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.ProgressEvent.ProgressAccepted;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.TaskEvent.AssignedUnit;
import io.luoshi.events.TaskEvent.AssignmentWithdrawn;
import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Light;
import io.luoshi.events.TaskEvent.LightChanged;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.TaskChanged;
import io.luoshi.events.TaskEvent.TaskSigned;
import io.luoshi.events.TaskEvent.UnitsDesignated;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.starter.security.Reach;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.light.Assessment;
import io.luoshi.task.light.LightRule;
import io.luoshi.task.task.HistoryEntry.Change;
import io.luoshi.task.unit.KnownUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One numbered item of a plan (目标任务) with all that happens to it. A change that repeats what is already so changes nothing and
 * returns false: then there is nothing to save and nothing is announced.
 */
@Document("tasks")
public class Task extends Aggregate {

    @Id
    private String id;

    private String plan;
    private int year;
    private int number;
    private @Nullable Integer chapter;
    private String text;
    private boolean shared;
    private Assignments assignments;
    private List<Guide> guides = List.of();
    private List<UnitGroupReference> groupReferences;
    private Designations designations = Designations.NONE;
    private List<String> leaders = List.of();
    private @Nullable Deadline deadline;
    private @Nullable Deadline originalDeadline;
    private List<Indicator> indicators;
    private Map<String, Indicator> originalIndicators = Map.of();
    private Cadence cadence;
    private TaskStatus state = TaskStatus.REGISTERED;
    private @Nullable LocalDate dispatchedOn;
    private ReceivedReports received = ReceivedReports.NONE;
    private Light light = Light.NOT_ASSESSED;

    @KeptOutOfAudit
    private List<HistoryEntry> history = new ArrayList<>();

    @PersistenceCreator
    @SuppressWarnings("NullAway.Init") // the fields are read from the store
    private Task() {}

    /** Registers a task (立项) of a confirmed plan. */
    public Task(PlanId plan, Cadence cadence, PlannedTask planned, Stamp stamp) {
        this.id = plan.task(planned.number());
        this.plan = plan.toString();
        this.year = plan.year();
        this.number = planned.number();
        this.chapter = planned.chapter();
        this.text = planned.text();
        this.shared = planned.shared();
        this.assignments = new Assignments(planned.assignments());
        this.guides = planned.guides();
        this.groupReferences = planned.groupReferences();
        this.leaders = planned.leaders();
        this.deadline = planned.deadline();
        this.indicators = planned.indicators();
        this.cadence = cadence;
        note(stamp, Change.REGISTERED, null, null, state);
    }

    /**
     * Hands the task to its units (交办); each of them is told. Groups of which all units are meant are resolved now.
     *
     * @param register who is meant by a reference today
     */
    public boolean dispatch(
            Cadence planCadence, LocalDate on, Stamp stamp, Function<UnitGroupReference, List<KnownUnit>> register) {
        if (state != TaskStatus.REGISTERED) {
            return false;
        }
        cadence = planCadence;
        dispatchedOn = on;
        for (UnitGroupReference reference : groupReferences) {
            if (reference.resolvesItself()) {
                assignments = new Assignments(assignments.through(reference, register.apply(reference)));
            }
        }
        assignments = assignments.dispatched();
        state = TaskStatus.DISPATCHED;
        note(stamp, Change.DISPATCHED, null, TaskStatus.REGISTERED, state);
        assignments.list().forEach(given -> announce(given, on));
        return true;
    }

    private void announce(Assignment given, LocalDate on) {
        raise(new TaskAssigned(
                details().announced(), given.unit(), given.unitName(), given.role(), given.consolidating(), on));
    }

    /** Records which units a reference means (指定); those that are new are given the task, others are freed of it. */
    boolean designate(String referenceId, Collection<KnownUnit> units, LocalDate on, Stamp stamp) {
        if (state == TaskStatus.TERMINATED) {
            throw TaskProblem.terminated(id);
        }
        UnitGroupReference reference = reference(referenceId);
        if (reference.resolvesItself()) {
            throw TaskProblem.resolvesItself(id, reference.asWritten());
        }
        List<String> before = designations.of(referenceId);
        List<String> after = units.stream().map(KnownUnit::id).toList();
        if (before.equals(after)) {
            return false;
        }
        designations = designations.with(new Designation(referenceId, after, stamp));
        note(stamp, Change.UNITS_DESIGNATED, referenceId, before, after);
        raise(new UnitsDesignated(
                details().announced(), referenceId, reference.asWritten(), after, stamp.at(), stamp.by()));
        reassign(assignments.through(reference, units), on, stamp);
        return true;
    }

    private UnitGroupReference reference(String wanted) {
        List<String> known =
                groupReferences.stream().map(UnitGroupReference::id).toList();
        return groupReferences.stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> TaskProblem.noSuchReference(id, wanted, known));
    }

    /** Brings the assignments to what they shall be: whoever is new is told, whoever is not meant any more as well. */
    private void reassign(List<Assignment> wanted, LocalDate on, Stamp stamp) {
        boolean told = state != TaskStatus.REGISTERED;
        for (Assignments.Move move : assignments.towards(wanted)) {
            assignments = assignments.after(move, told);
            note(stamp, Change.ASSIGNMENT_CHANGED, move.unit(), move.roleBefore(), move.roleAfter());
            if (told) {
                tell(move, on, stamp);
            }
        }
    }

    private void tell(Assignments.Move move, LocalDate on, Stamp stamp) {
        Assignment taken = move.before();
        Assignment given = move.after();
        if (taken == null && given != null) {
            announce(given, on);
        } else if (taken != null && given == null) {
            raise(new AssignmentWithdrawn(
                    details().announced(), taken.unit(), taken.unitName(), taken.role(), on, stamp.by()));
        }
    }

    /** Takes over what a corrected notice says. Signatures, reports and designations stay; what was first set stays visible. */
    public boolean revise(PlannedTask planned, LocalDate on, Stamp stamp) {
        int before = history.size();
        TaskRevision revision = new TaskRevision(indicators, groupReferences, planned);
        noteChange(stamp, Change.TEXT_CHANGED, text, planned.text());
        noteChange(stamp, Change.CHAPTER_CHANGED, chapter, planned.chapter());
        noteChange(stamp, Change.LEADERS_CHANGED, leaders, planned.leaders());
        noteChange(stamp, Change.GUIDES_CHANGED, guides, planned.guides());
        noteChange(stamp, Change.DEADLINE_CHANGED, deadline, planned.deadline());
        noteChange(stamp, Change.REFERENCES_CHANGED, groupReferences, revision.references());
        revision.changedIndicators()
                .forEach(each -> note(stamp, Change.INDICATOR_CHANGED, each.id(), each.before(), each.after()));
        take(planned, revision);
        reassign(assignments.renamed(planned.assignments(), revision.referenceIds()), on, stamp);
        boolean changed = history.size() > before;
        if (changed && state != TaskStatus.REGISTERED) {
            raise(new TaskChanged(details().announced(), units(), Objects.requireNonNull(dispatchedOn)));
        }
        return changed;
    }

    private List<AssignedUnit> units() {
        return assignments.active().stream()
                .map(each -> new AssignedUnit(each.unit(), each.unitName(), each.role(), each.consolidating()))
                .toList();
    }

    private void take(PlannedTask planned, TaskRevision revision) {
        text = planned.text();
        chapter = planned.chapter();
        shared = planned.shared();
        leaders = planned.leaders();
        guides = planned.guides();
        originalDeadline = originalDeadline == null ? deadline : originalDeadline;
        deadline = planned.deadline();
        groupReferences = revision.references();
        originalIndicators = revision.originals(originalIndicators);
        indicators = revision.indicators();
    }

    private void noteChange(Stamp stamp, Change change, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            note(stamp, change, null, before, after);
        }
    }

    /** A corrected notice does not have the task any more (终止): its units are freed of it. */
    public boolean terminate(LocalDate on, Stamp stamp) {
        if (state == TaskStatus.TERMINATED) {
            return false;
        }
        reassign(List.of(), on, stamp);
        note(stamp, Change.STATE_CHANGED, null, state, TaskStatus.TERMINATED);
        state = TaskStatus.TERMINATED;
        return true;
    }

    /** A unit acknowledges receipt (签收). */
    boolean sign(String unit, Stamp stamp) {
        if (state == TaskStatus.REGISTERED) {
            throw TaskProblem.notDispatched(id);
        }
        Optional<Assignment> signed = move(unit, given -> given.signed(stamp), stamp);
        signed.ifPresent(
                given -> raise(new TaskSigned(details().announced(), unit, given.unitName(), stamp.at(), stamp.by())));
        return signed.isPresent();
    }

    /** A report came in. Who reports on a task he has not signed for has taken note of it all the same: he signs by it. */
    boolean reported(ProgressReported event, long sequence) {
        Stamp stamp = new Stamp(event.submittedBy(), event.submittedAt());
        if (!receive(event.report(), sequence, event.values(), Change.REPORT_SUBMITTED, stamp)) {
            return false;
        }
        sign(event.report().unit(), stamp);
        move(event.report().unit(), Assignment::working, stamp);
        if (state == TaskStatus.DISPATCHED) {
            state = TaskStatus.IN_PROGRESS;
            note(stamp, Change.STATE_CHANGED, null, TaskStatus.DISPATCHED, state);
        }
        return true;
    }

    boolean returned(ReportReturned event, long sequence) {
        Stamp stamp = new Stamp(event.returnedBy(), event.returnedAt());
        return receive(event.report(), sequence, null, Change.REPORT_RETURNED, stamp);
    }

    boolean accepted(ProgressAccepted event, long sequence) {
        Stamp stamp = new Stamp(event.acceptedBy(), event.acceptedAt());
        return receive(event.report(), sequence, null, Change.REPORT_ACCEPTED, stamp);
    }

    private boolean receive(
            ReportState report, long sequence, @Nullable List<IndicatorValue> values, Change change, Stamp stamp) {
        ReceivedReports next = received.after(report, sequence, values);
        if (next == received) {
            return false;
        }
        note(stamp, change, report.id(), null, report.status());
        List<String> leads = assignments.leads();
        for (Indicator indicator : indicators) {
            BigDecimal before = received.achieved(indicator.id(), leads).orElse(null);
            BigDecimal after = next.achieved(indicator.id(), leads).orElse(null);
            if (!Objects.equals(before, after)) {
                note(stamp, Change.VALUE_CHANGED, indicator.id(), before, after);
            }
        }
        received = next;
        return true;
    }

    /** Where the task stands on a day. */
    Assessment assess(LightRule rule, LocalDate on) {
        return rule.assess(indicators, id -> received.achieved(id, assignments.leads()), year, on);
    }

    /** Brings the stored light up to a day; announced only when it is another than before. */
    boolean refreshLight(LightRule rule, LocalDate on, Stamp stamp) {
        Light previous = light;
        light = assess(rule, on).light();
        if (light == previous) {
            return false;
        }
        note(stamp, Change.LIGHT_CHANGED, null, previous, light);
        raise(new LightChanged(details().announced(), light, previous, on, rule.id()));
        return true;
    }

    private Optional<Assignment> move(String unit, UnaryOperator<Assignment> step, Stamp stamp) {
        Assignment before =
                assignments.of(unit).orElseThrow(() -> TaskProblem.noSuchAssignment(id, unit, assignments.units()));
        Assignment after = step.apply(before);
        if (after.equals(before)) {
            return Optional.empty();
        }
        assignments = assignments.with(after);
        note(stamp, Change.ASSIGNMENT_CHANGED, unit, before.state(), after.state());
        return Optional.of(after);
    }

    private void note(
            Stamp stamp, Change change, @Nullable String subject, @Nullable Object from, @Nullable Object to) {
        history.add(HistoryEntry.of(stamp, change, subject, from, to));
    }

    boolean isCurrent() {
        return state != TaskStatus.TERMINATED;
    }

    /** What its notice says now, without what was decided through its references. */
    PlannedTask planned() {
        return new PlannedTask(
                number,
                chapter,
                text,
                shared,
                assignments.active().stream().filter(each -> each.via() == null).toList(),
                guides,
                groupReferences,
                leaders,
                deadline,
                indicators);
    }

    /** Whether one of its units is within reach. */
    boolean concerns(Reach reach) {
        return reach.isEverything() || assignments.units().stream().anyMatch(reach);
    }

    /** The state to read. */
    TaskDetails details() {
        return new TaskDetails(
                id,
                plan,
                year,
                number,
                chapter,
                text,
                cadence,
                state,
                dispatchedOn,
                shared,
                assignments.list(),
                guides,
                groupReferences,
                designations.list(),
                leaders,
                deadline,
                originalDeadline,
                indicators,
                originalIndicators,
                light,
                List.copyOf(history));
    }
}
