package io.luoshi.task.importing;

import io.luoshi.starter.security.Caller;
import io.luoshi.task.Counters;
import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.plan.PlanRegistration;
import io.luoshi.task.unit.KnownUnit;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Makes plans of imports. */
@Service
class ConfirmationService {

    private final NoticeImports imports;
    private final NamedUnits units;
    private final PlanRegistration plans;
    private final Counters counters;
    private final Clock clock;

    ConfirmationService(
            NoticeImports imports, NamedUnits units, PlanRegistration plans, Counters counters, Clock clock) {
        this.imports = imports;
        this.units = units;
        this.plans = plans;
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Confirms an import. The plan's number is set aside on the import before anything is stored under it, so a confirmation that broke
     * off goes on under the same ids; one that is complete changes nothing.
     */
    PlanId confirm(String id, ImportController.ConfirmImport given, Caller caller) {
        NoticeImport source = imports.get(id);
        if (source.confirmed() != null) {
            return Objects.requireNonNull(source.plan());
        }
        PlanDraft draft = PlanDraft.of(source, given.year(), given.title());
        if (source.plan() == null) {
            plans.refuseKnown(draft.notice());
        }
        Map<String, KnownUnit> known = units.allOf(source.notice());
        PlanId plan = source.plan() == null ? setPlanAside(draft) : source.plan();
        Stamp stamp = new Stamp(caller.name(), clock.instant());
        plans.register(plan, draft.notice(), draft.tasks(known), stamp);
        imports.confirm(id, stamp);
        return plan;
    }

    private PlanId setPlanAside(PlanDraft draft) {
        PlanId next = new PlanId(draft.year(), counters.next("plans-" + draft.year()));
        return imports.setPlanAside(draft.source().id(), next);
    }
}
