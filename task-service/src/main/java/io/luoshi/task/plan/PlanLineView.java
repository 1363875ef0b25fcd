package io.luoshi.task.plan;

import org.jspecify.annotations.Nullable;

/** A plan in the list of plans. */
record PlanLineView(
        String id, int year, String title, @Nullable String documentNumber, PlanStatus state, int tasks) {

    static PlanLineView of(Plan plan) {
        NoticeData notice = plan.notice();
        return new PlanLineView(
                plan.id(), plan.year(), notice.title(), notice.documentNumber(), plan.state(), plan.tasks());
    }
}
