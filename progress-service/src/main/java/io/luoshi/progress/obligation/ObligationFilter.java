package io.luoshi.progress.obligation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.luoshi.events.ProgressEvent.ReportStatus;
import io.luoshi.progress.report.ReportingPeriod;
import io.luoshi.starter.security.Reach;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/** Which obligations are asked for; what is absent does not restrict. */
record ObligationFilter(
        @Nullable Set<String> units,
        @Nullable List<ReportStatus> state,
        @Nullable String task,
        @Nullable String plan,
        @Nullable ReportingPeriod period,
        @Nullable Boolean overdue,
        @Nullable LocalDate dueBefore) {

    static ObligationFilter ofTask(String task, Reach reach) {
        return new ObligationFilter(reach.units(), null, task, null, null, null, null);
    }

    Criteria criteria(LocalDate today) {
        List<Criteria> all = new ArrayList<>();
        if (units != null) {
            all.add(where("assignment.unit").in(units));
        }
        equal(all, "assignment.task", task);
        equal(all, "assignment.plan", plan);
        equal(all, "period", period == null ? null : period.toString());
        if (state != null && !state.isEmpty()) {
            all.add(where("state").in(state));
        }
        if (dueBefore != null) {
            all.add(where("dueOn").lt(dueBefore));
        }
        if (overdue != null) {
            all.add(overdue ? late(today) : new Criteria().norOperator(late(today)));
        }
        return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
    }

    private static Criteria late(LocalDate today) {
        return where("owed").is(true).and("dueOn").lt(today);
    }

    private static void equal(List<Criteria> all, String field, @Nullable String value) {
        if (value != null) {
            all.add(where(field).is(value));
        }
    }
}
