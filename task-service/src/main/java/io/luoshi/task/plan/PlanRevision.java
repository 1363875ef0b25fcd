package io.luoshi.task.plan;

import io.luoshi.task.Changes;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.matching.TaskMatching;
import io.luoshi.task.task.PlannedTask;
import io.luoshi.task.task.Task;
import io.luoshi.task.task.TaskLedger;
import io.luoshi.task.task.Tasks;
import io.luoshi.task.unit.KnownUnits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Brings a plan up to what a corrected notice says. Tasks are found again by their words and stay what they are, with all that has
 * happened to them; new ones are added behind the last number and, in a dispatched plan, given out at once; others are terminated.
 * Each step is a change of one task that finds what was done before, so a revision that broke off is completed by repeating it.
 */
@Service
public class PlanRevision {

    private final Plans plans;
    private final Tasks tasks;
    private final TaskLedger ledger;
    private final KnownUnits units;
    private final Clock clock;

    PlanRevision(Plans plans, Tasks tasks, TaskLedger ledger, KnownUnits units, Clock clock) {
        this.plans = plans;
        this.tasks = tasks;
        this.ledger = ledger;
        this.units = units;
        this.clock = clock;
    }

    /** The plan of that id, which must exist. */
    public PlanId find(String plan) {
        return PlanId.of(plan).filter(_ -> plans.existsById(plan)).orElseThrow(() -> PlanProblem.unknownPlan(plan));
    }

    /** What a revision would change. */
    public PlanDiff preview(PlanId plan, List<PlannedTask> wanted) {
        return PlanDiff.between(ledger.of(plan.toString()), wanted);
    }

    /** Refused while the plan is being stored or given out. */
    public void revise(PlanId id, NoticeData corrected, List<PlannedTask> wanted, Stamp stamp) {
        Plan plan = plans.findById(id.toString()).orElseThrow(() -> PlanProblem.unknownPlan(id.toString()));
        if (plan.state() == PlanStatus.DRAFT || plan.state() == PlanStatus.DISPATCHING) {
            throw PlanProblem.notComplete(plan.id());
        }
        Map<Integer, PlannedTask> added = wanted.stream()
                .collect(Collectors.toMap(
                        PlannedTask::number, Function.identity(), (a, _) -> a, java.util.TreeMap::new));
        List<PlannedTask> known = ledger.of(plan.id());
        Map<Integer, Integer> matched = TaskMatching.between(PlannedTask.texts(known), PlannedTask.texts(wanted));
        LocalDate today = LocalDate.now(clock);
        for (PlannedTask task : known) {
            PlannedTask next = matched.containsKey(task.number()) ? added.remove(matched.get(task.number())) : null;
            ledger.change(
                    id.task(task.number()),
                    changed -> next == null ? changed.terminate(today, stamp) : changed.revise(next, today, stamp),
                    stamp);
        }
        add(id, plan, new ArrayList<>(added.values()), stamp);
        new Changes<>(plans, PlanProblem::unknownPlan)
                .apply(plan.id(), revised -> revised.revise(corrected, wanted.size(), stamp));
    }

    private void add(PlanId id, Plan plan, List<PlannedTask> added, Stamp stamp) {
        int number = added.isEmpty() ? 0 : ledger.lastNumber(plan.id());
        for (PlannedTask planned : added) {
            Task task = new Task(id, plan.cadence(), planned.withNumber(++number), stamp);
            if (plan.state() == PlanStatus.DISPATCHED) {
                task.dispatch(
                        plan.cadence(), LocalDate.now(clock), stamp, reference -> units.byKinds(reference.unitKinds()));
            }
            tasks.save(task);
        }
    }
}
