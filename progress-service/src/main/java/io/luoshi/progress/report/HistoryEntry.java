package io.luoshi.progress.report;

import io.luoshi.events.ProgressEvent.ReportStatus;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step in a report's life. Entries are only ever added.
 *
 * @param by who did it
 * @param dueOn due date after the step
 * @param reason of a return
 * @param content what was submitted, kept as it was then; absent for other steps
 * @param receipt what the unit got in hand for the submission; absent for other steps, and for those of before there were receipts
 */
record HistoryEntry(
        Instant at,
        String by,
        ReportStatus from,
        ReportStatus to,
        int revision,
        LocalDate dueOn,
        @Nullable String reason,
        @Nullable ReportContent content,
        @Nullable String receipt) {}
