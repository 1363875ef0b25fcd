package io.luoshi.progress.report;

import static io.luoshi.events.ProgressEvent.ReportStatus.SUBMITTED;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a report's steps tell together.
 *
 * @param steps oldest first
 */
record ReportHistory(List<HistoryEntry> steps) {

    /** Why the office sent the report back last. */
    @Nullable
    String returnReason() {
        return last(HistoryEntry::reason);
    }

    /** Of the last submission. */
    @Nullable
    String receipt() {
        return last(HistoryEntry::receipt);
    }

    /** What was handed in at this submission. */
    Optional<ReportContent> submitted(int revision) {
        return steps.stream()
                .filter(step -> step.to() == SUBMITTED && step.revision() == revision)
                .map(HistoryEntry::content)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private @Nullable String last(Function<HistoryEntry, @Nullable String> text) {
        return steps.reversed().stream()
                .map(text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
