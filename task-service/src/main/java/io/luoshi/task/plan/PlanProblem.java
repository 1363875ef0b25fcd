package io.luoshi.task.plan;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about a plan. */
final class PlanProblem extends DomainProblem {

    private PlanProblem(HttpStatus status, String code, Object... arguments) {
        super(code, status, arguments);
    }

    private PlanProblem(FieldProblem field) {
        super(List.of(field), "invalid", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    static PlanProblem unknownPlan(String plan) {
        return new PlanProblem(HttpStatus.NOT_FOUND, "unknown-plan", plan);
    }

    static PlanProblem exists(Plan plan) {
        return new PlanProblem(HttpStatus.CONFLICT, "plan-exists", plan.notice().title(), plan.id());
    }

    static PlanProblem notComplete(String plan) {
        return new PlanProblem(HttpStatus.CONFLICT, "plan-not-complete", plan);
    }

    static PlanProblem alreadyDispatched(String plan) {
        return new PlanProblem(HttpStatus.CONFLICT, "plan-already-dispatched", plan);
    }

    static PlanProblem dueDay(int day) {
        return new PlanProblem(new FieldProblem("dueDay", day, "due-day"));
    }
}
