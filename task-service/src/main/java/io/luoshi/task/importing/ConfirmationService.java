package io.luoshi.task.importing;

import io.luoshi.starter.security.Caller;
import io.luoshi.task.Changes;
import io.luoshi.task.Counters;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.plan.PlanDiff;
import io.luoshi.task.plan.PlanRegistration;
import io.luoshi.task.plan.PlanRevision;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes plans of imports, and brings plans up to date by imports of the corrected document. */
@Service
class ConfirmationService {

    private final NoticeImports imports;
    private final NamedUnits units;
    private final PlanRegistration plans;
    private final PlanRevision revisions;
    private final Counters counters;
    private final Clock clock;

    ConfirmationService(
            NoticeImports imports,
            NamedUnits units,
            PlanRegistration plans,
            PlanRevision revisions,
            Counters counters,
            Clock clock) {
        this.imports = imports;
        this.units = units;
        this.plans = plans;
        this.revisions = revisions;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Confirms an import. The plan's number is set aside on the import before anything is stored under it, so a confirmation that broke
     * off goes on under the same ids; one that is complete changes nothing.
     */
    PlanId confirm(String id, ImportController.ConfirmImport given, Caller caller) {
        NoticeImport source = readOne(id);
        if (source.confirmed() != null) {
            return Objects.requireNonNull(source.plan());
        }
        PlanDraft draft = PlanDraft.of(source, given.year(), given.title());
        PlanId revised = given.plan() == null ? null : revisions.find(given.plan());
        if (source.plan() == null && revised == null) {
            plans.refuseKnown(draft.notice());
        }
        var known = units.allOf(draft.draft());
        NoticeImport begun = source.plan() == null ? setPlanAside(draft, revised) : source;
        PlanId plan = Objects.requireNonNull(begun.plan());
        Stamp stamp = new Stamp(caller.name(), clock.instant());
        if (begun.isRevision()) {
            revisions.revise(plan, draft.notice(), draft.tasks(known), stamp);
        } else {
            plans.register(plan, draft.notice(), draft.tasks(known), stamp);
        }
        changes().apply(id, complete -> complete.confirm(stamp));
        return plan;
    }

    /** What confirming it as a revision of a plan would change there; units that are not known yet count by their names. */
    PlanDiff diff(String id, @Nullable String plan) {
        NoticeImport source = readOne(id);
        String against = plan == null
                ? PlanDraft.documentKey(source.draft(), source.upload())
                        .flatMap(plans::planOf)
                        .orElseThrow(() -> ImportProblem.nothingToRevise(id))
                : plan;
        PlanDraft draft = PlanDraft.of(source, 0, "");
        return revisions.preview(revisions.find(against), draft.tasks(units.orByName(draft.draft())));
    }

    private NoticeImport readOne(String id) {
        NoticeImport source = imports.findById(id).orElseThrow(() -> ImportProblem.unknownImport(id));
        if (source.state() != ImportState.READ) {
            throw ImportProblem.notRead(id);
        }
        return source;
    }

    private Changes<NoticeImport> changes() {
        return new Changes<>(imports, ImportProblem::unknownImport);
    }

    private NoticeImport setPlanAside(PlanDraft draft, @Nullable PlanId revised) {
        PlanId plan = revised == null ? new PlanId(draft.year(), counters.next("plans-" + draft.year())) : revised;
        return changes().apply(draft.importId(), source -> source.setPlanAside(plan, revised != null));
    }
}
