package io.luoshi.task.plan;

import io.luoshi.task.Changes;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.task.PlannedTask;
import io.luoshi.task.task.Task;
import io.luoshi.task.task.Tasks;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Makes a plan of a confirmed notice. Each step finds what an earlier call has done already, so a confirmation that broke off is
 * completed by repeating it, and one that is complete changes nothing.
 */
@Service
public class PlanRegistration {

    private final Plans plans;
    private final Tasks tasks;

    PlanRegistration(Plans plans, Tasks tasks) {
        this.plans = plans;
        this.tasks = tasks;
    }

    /** Refuses a document of which a plan was made already. */
    public void refuseKnown(NoticeData notice) {
        plans.findByDocumentKey(notice.documentKey()).ifPresent(known -> {
            throw PlanProblem.exists(known);
        });
    }

    /** Id of the plan of a document, if there is one. */
    public Optional<String> planOf(String documentKey) {
        return plans.findByDocumentKey(documentKey).map(Plan::id);
    }

    /** Stores the plan and its tasks, then publishes it. */
    public void register(PlanId id, NoticeData notice, List<PlannedTask> planned, Stamp stamp) {
        claim(new Plan(id, notice, planned.size(), stamp));
        planned.forEach(task -> insertIfAbsent(new Task(id, Plan.DEFAULT_CADENCE, task, stamp)));
        new Changes<>(plans, PlanProblem::unknownPlan).apply(id.toString(), Plan::publish);
    }

    /** The plan's document comes first: its unique document key decides between two confirmations of one document. */
    private void claim(Plan plan) {
        try {
            plans.save(plan);
        } catch (DuplicateKeyException taken) {
            if (!plans.existsById(plan.id())) {
                refuseKnown(plan.notice());
                throw taken;
            }
        }
    }

    private void insertIfAbsent(Task task) {
        try {
            tasks.save(task);
        } catch (DuplicateKeyException stored) {
            // An earlier call stored it before it broke off.
        }
    }
}
