package io.luoshi.task.plan;

import io.luoshi.events.TaskEvent.Cadence;
import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.task.Changes;
import io.luoshi.task.Stamp;
import io.luoshi.task.task.TaskChanges;
import io.luoshi.task.task.Tasks;
import io.luoshi.task.task.UnitGroupReference;
import io.luoshi.task.unit.KnownUnit;
import io.luoshi.task.unit.KnownUnits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What the office does with a plan. */
@Service
class PlanService {

    private final Changes<Plan> changes;
    private final Tasks tasks;
    private final TaskChanges taskChanges;
    private final KnownUnits units;
    private final Clock clock;

    PlanService(Plans plans, Tasks tasks, TaskChanges taskChanges, KnownUnits units, Clock clock) {
        this.changes = new Changes<>(plans, PlanProblem::unknownPlan);
        this.tasks = tasks;
        this.taskChanges = taskChanges;
        this.units = units;
        this.clock = clock;
    }

    Plan changeCadence(String plan, Cadence cadence, @Nullable String ifMatch) {
        return changes.apply(plan, changed -> {
            IfMatch.check(ifMatch, changed);
            return changed.changeCadence(cadence);
        });
    }

    /** Gives every task to its units. A dispatch that broke off goes on where it stopped, one that is complete changes nothing. */
    Plan dispatch(String id, Caller caller) {
        Stamp now = new Stamp(caller.name(), clock.instant());
        Plan plan = changes.apply(id, begun -> begun.beginDispatch(LocalDate.now(clock), now));
        if (plan.state() == PlanStatus.DISPATCHED) {
            return plan;
        }
        LocalDate on = Objects.requireNonNull(plan.dispatchedOn());
        for (Tasks.TaskKey task : tasks.findByPlanOrderByNumber(id)) {
            taskChanges.apply(task.id(), given -> given.dispatch(plan.cadence(), on, plan.dispatched(), this::meant));
        }
        return changes.apply(id, Plan::endDispatch);
    }

    /** Those that a reference to all units of its kinds means today. */
    private List<KnownUnit> meant(UnitGroupReference reference) {
        return units.byKinds(reference.unitKinds());
    }
}
