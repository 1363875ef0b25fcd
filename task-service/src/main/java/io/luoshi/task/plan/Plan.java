package io.luoshi.task.plan;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.events.TaskEvent.Frequency;
import io.luoshi.events.TaskEvent.PlanPublished;
import io.luoshi.starter.outbox.Aggregate;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** One confirmed notice (年度工作方案). Its tasks are aggregates of their own; the plan says how far storing and dispatching them has come. */
@Document("plans")
public class Plan extends Aggregate {

    /** Monthly, due the 25th. What offices usually ask for; set per plan where another is wanted. */
    static final Cadence DEFAULT_CADENCE = new Cadence(Frequency.MONTHLY, 25);

    @Id
    private String id;

    private int year;
    private String documentKey;
    private NoticeData notice;
    private int tasks;
    private Cadence cadence = DEFAULT_CADENCE;
    private PlanStatus state = PlanStatus.DRAFT;
    private Stamp confirmed;
    private @Nullable LocalDate dispatchedOn;
    private @Nullable Stamp dispatched;
    private List<Revision> revisions = List.of();

    /** @param replaced what the notice said before @param stamp who brought the plan up to date, and when */
    record Revision(NoticeData replaced, Stamp stamp) {}

    @PersistenceCreator
    @SuppressWarnings("NullAway.Init") // the fields are read from the store
    private Plan() {}

    /** Begins a plan; it is published once all its tasks are stored. */
    Plan(PlanId id, NoticeData notice, int tasks, Stamp stamp) {
        this.id = id.toString();
        this.year = id.year();
        this.documentKey = notice.documentKey();
        this.notice = notice;
        this.tasks = tasks;
        this.confirmed = stamp;
    }

    /** All tasks are stored. */
    boolean publish() {
        if (state != PlanStatus.DRAFT) {
            return false;
        }
        state = PlanStatus.REGISTERED;
        raise(new PlanPublished(id, notice.title(), notice.documentNumber(), year, cadence, tasks));
        return true;
    }

    /** Takes over what a corrected notice says of itself; the notice before it stays on record. */
    boolean revise(NoticeData corrected, int wanted, Stamp stamp) {
        if (notice.equals(corrected)) {
            return false;
        }
        revisions = Stream.concat(revisions.stream(), Stream.of(new Revision(notice, stamp)))
                .toList();
        notice = corrected;
        documentKey = corrected.documentKey();
        tasks = wanted;
        return true;
    }

    /** Sets how often leads report; from dispatch on reports are owed by it, so it is fixed. */
    boolean changeCadence(Cadence wanted) {
        if (wanted.dueDay() < 1 || wanted.dueDay() > 31) {
            throw PlanProblem.dueDay(wanted.dueDay());
        }
        if (wanted.equals(cadence)) {
            return false;
        }
        if (dispatchedOn != null) {
            throw PlanProblem.alreadyDispatched(id);
        }
        cadence = wanted;
        return true;
    }

    /** Begins the dispatch (交办), or takes up one that broke off: with its date and by whom it was begun. */
    boolean beginDispatch(LocalDate on, Stamp stamp) {
        switch (state) {
            case DRAFT -> throw PlanProblem.notComplete(id);
            case DISPATCHING, DISPATCHED -> {
                return false;
            }
            case REGISTERED -> {
                state = PlanStatus.DISPATCHING;
                dispatchedOn = on;
                dispatched = stamp;
            }
        }
        return true;
    }

    /** All tasks are given out. */
    boolean endDispatch() {
        if (state != PlanStatus.DISPATCHING) {
            return false;
        }
        state = PlanStatus.DISPATCHED;
        return true;
    }

    String id() {
        return id;
    }

    int year() {
        return year;
    }

    List<Revision> revisions() {
        return revisions;
    }

    NoticeData notice() {
        return notice;
    }

    int tasks() {
        return tasks;
    }

    Cadence cadence() {
        return cadence;
    }

    PlanStatus state() {
        return state;
    }

    Stamp confirmed() {
        return confirmed;
    }

    /** The office date of the dispatch, once it has begun. */
    @Nullable
    LocalDate dispatchedOn() {
        return dispatchedOn;
    }

    /** Who began the dispatch, and when. */
    Stamp dispatched() {
        return Objects.requireNonNull(dispatched);
    }
}
