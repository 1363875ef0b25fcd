package io.luoshi.task.importing;

import io.luoshi.starter.web.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold in a corrected draft; the reader keeps to it, a person may not. */
final class DraftRules {

    private static final int LONGEST_TITLE = 200;
    private static final String TASK_NUMBER = "[1-9]\\d{0,4}";

    private final List<FieldProblem> problems = new ArrayList<>();

    private DraftRules() {}

    /** Refuses a draft that breaks a rule, with every field that does. */
    static void check(Draft draft) {
        DraftRules rules = new DraftRules();
        rules.plan(draft.plan());
        draft.chapters().forEach((key, chapter) -> rules.given("chapters." + key + ".title", chapter.title()));
        draft.tasks().forEach((number, task) -> rules.task(draft, number, task));
        if (!rules.problems.isEmpty()) {
            throw ImportProblem.invalid(rules.problems);
        }
    }

    private void plan(Draft.@Nullable Plan plan) {
        if (plan == null) {
            given("plan", null);
            return;
        }
        if (plan.year() != null && (plan.year() < 2000 || plan.year() > 2100)) {
            problems.add(new FieldProblem("plan.year", plan.year(), "plan-year"));
        }
        if (plan.title() != null && (plan.title().isBlank() || plan.title().length() > LONGEST_TITLE)) {
            problems.add(new FieldProblem("plan.title", plan.title(), "plan-title", List.of(LONGEST_TITLE)));
        }
    }

    private void task(Draft draft, String number, Draft.Task task) {
        String path = "tasks." + number;
        if (!number.matches(TASK_NUMBER)) {
            problems.add(new FieldProblem(path, number, "task-number"));
        }
        given(path + ".text", task.text());
        if (task.chapter() != null
                && !draft.chapters().containsKey(task.chapter().toString())) {
            problems.add(new FieldProblem(path + ".chapter", task.chapter(), "unknown-chapter"));
        }
        task.units().forEach((name, unit) -> {
            given(path + ".units", name);
            given(path + ".units." + name + ".role", unit.role());
        });
        task.groups().forEach((key, group) -> group(path + ".groups." + key, group));
        task.indicators().forEach((key, indicator) -> indicator(path + ".indicators." + key, indicator));
    }

    private void group(String path, Draft.Group group) {
        given(path + ".asWritten", group.asWritten());
        given(path + ".role", group.role());
        given(path + ".scope", group.scope());
    }

    private void indicator(String path, Draft.Indicator indicator) {
        given(path + ".name", indicator.name());
        given(path + ".kind", indicator.kind());
        given(path + ".comparator", indicator.comparator());
    }

    private void given(String path, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            problems.add(new FieldProblem(path, value, "missing"));
        }
    }
}
