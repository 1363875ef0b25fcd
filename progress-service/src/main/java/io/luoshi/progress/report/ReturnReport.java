package io.luoshi.progress.report;

import io.luoshi.starter.web.FieldProblem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The office's word with which a report goes back (退回).
 *
 * @param reason what the unit must put right; required
 * @param dueOn by when, rolled to a working day; absent: a few working days from today, by the settings
 */
record ReturnReport(@Nullable String reason, @Nullable LocalDate dueOn) {

    String checkedReason(ReportId id, int maxText) {
        if (reason == null || reason.isBlank()) {
            throw ReportingProblem.invalid(id.toString(), "reason", reason, "required");
        }
        if (reason.length() > maxText) {
            throw ReportingProblem.invalid(
                    id.toString(),
                    List.of(new FieldProblem(
                            "reason", reason.length(), "too-long", List.of(reason.length(), maxText))));
        }
        return reason;
    }
}
