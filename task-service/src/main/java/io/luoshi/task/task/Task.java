package io.luoshi.task.task;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.events.ProgressEvent.ProgressAccepted;
import io.luoshi.events.ProgressEvent.ProgressReported;
import io.luoshi.events.ProgressEvent.ReportReturned;
import io.luoshi.events.ProgressEvent.ReportState;
import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Light;
import io.luoshi.events.TaskEvent.LightChanged;
import io.luoshi.events.TaskEvent.TaskAssigned;
import io.luoshi.events.TaskEvent.TaskSigned;
import io.luoshi.starter.audit.KeptOutOfAudit;
import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.starter.security.Reach;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.light.Assessment;
import io.luoshi.task.light.LightRule;
import io.luoshi.task.task.HistoryEntry.Change;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private Assignments assignments;
    private List<UnitGroupReference> groupReferences;
    private List<Indicator> indicators;
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
        this.assignments = new Assignments(planned.assignments());
        this.groupReferences = planned.groupReferences();
        this.indicators = planned.indicators();
        this.cadence = cadence;
        note(stamp, Change.REGISTERED, null, null, state);
    }

    /** Hands the task to its units (交办); each of them is told. */
    public boolean dispatch(Cadence planCadence, LocalDate on, Stamp stamp) {
        if (state != TaskStatus.REGISTERED) {
            return false;
        }
        cadence = planCadence;
        dispatchedOn = on;
        assignments = assignments.dispatched();
        state = TaskStatus.DISPATCHED;
        note(stamp, Change.DISPATCHED, null, TaskStatus.REGISTERED, state);
        for (Assignment given : assignments.list()) {
            raise(new TaskAssigned(
                    details().announced(), given.unit(), given.unitName(), given.role(), given.consolidating(), on));
        }
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
                assignments.list(),
                groupReferences,
                indicators,
                light,
                List.copyOf(history));
    }
}
