package io.luoshi.progress.report;

import io.luoshi.events.ProgressEvent.IndicatorValue;
import io.luoshi.progress.receipt.CanonicalJson;
import io.luoshi.starter.web.FieldProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unit writes into a report: the three standard fields (进展情况、存在问题、下一步措施) and the indicators' values, cumulative
 * since 1 January unless the indicator says otherwise.
 */
public record ReportContent(
        @Nullable String progress,
        @Nullable String problems,
        @Nullable String nextSteps,
        List<@Nullable IndicatorValue> values) {

    static final ReportContent EMPTY = new ReportContent(null, null, null, null);

    /** A figure of government business has no more digits; beyond them it is a slip or an attack. */
    private static final int MAX_INTEGER_DIGITS = 15;

    private static final int MAX_DECIMALS = 6;

    public ReportContent(
            @Nullable String progress,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable List<@Nullable IndicatorValue> values) {
        this.progress = progress;
        this.problems = problems;
        this.nextSteps = nextSteps;
        this.values = values == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Of the canonical form, which docs/receipts.md describes: it must never change, or no old receipt could be checked. */
    String sha256() {
        Map<String, Object> fields = new HashMap<>();
        putStated(fields, "progress", progress);
        putStated(fields, "problems", problems);
        putStated(fields, "nextSteps", nextSteps);
        fields.put("values", stated().stream().map(ReportContent::canonical).toList());
        return CanonicalJson.sha256(fields);
    }

    private static void putStated(Map<String, Object> fields, String name, @Nullable String text) {
        if (text != null) {
            fields.put(name, text);
        }
    }

    private static Map<String, String> canonical(IndicatorValue stated) {
        return Map.of(
                "indicator",
                stated.indicator(),
                "value",
                stated.value().stripTrailingZeros().toPlainString());
    }

    boolean statesProgress() {
        return progress != null && !progress.isBlank();
    }

    /** The values as they are announced, once {@link #errors} found none. */
    List<IndicatorValue> stated() {
        return values.stream().filter(Objects::nonNull).toList();
    }

    /** The fields that no report on a task with these indicators may have. */
    List<FieldProblem> errors(Collection<String> indicators, int maxText) {
        List<FieldProblem> errors = new ArrayList<>();
        checkText("progress", progress, maxText, errors);
        checkText("problems", problems, maxText, errors);
        checkText("nextSteps", nextSteps, maxText, errors);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            checkValue("values[" + i + "]", values.get(i), indicators, seen, errors);
        }
        return errors;
    }

    private static void checkText(String field, @Nullable String text, int maxText, List<FieldProblem> errors) {
        if (text != null && text.length() > maxText) {
            errors.add(new FieldProblem(field, text.length(), "too-long", List.of(text.length(), maxText)));
        }
    }

    private static void checkValue(
            String field,
            @Nullable IndicatorValue stated,
            Collection<String> indicators,
            Set<String> seen,
            List<FieldProblem> errors) {
        if (stated == null || stated.indicator() == null) {
            errors.add(new FieldProblem(field + ".indicator", null, "required"));
        } else if (!indicators.contains(stated.indicator())) {
            errors.add(new FieldProblem(
                    field + ".indicator",
                    stated.indicator(),
                    "unknown-indicator",
                    List.of(String.join(", ", indicators))));
        } else if (!seen.add(stated.indicator())) {
            errors.add(new FieldProblem(field + ".indicator", stated.indicator(), "stated-twice"));
        } else if (stated.value() == null) {
            errors.add(new FieldProblem(field + ".value", null, "required"));
        } else if (!isSane(stated.value())) {
            errors.add(new FieldProblem(
                    field + ".value",
                    stated.value().toString(),
                    "number-out-of-range",
                    List.of(MAX_INTEGER_DIGITS, MAX_DECIMALS)));
        }
    }

    private static boolean isSane(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return (long) plain.precision() - plain.scale() <= MAX_INTEGER_DIGITS && plain.scale() <= MAX_DECIMALS;
    }
}
