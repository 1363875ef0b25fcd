package io.luoshi.task.importing;

import io.luoshi.task.document.Format;
import io.luoshi.task.notice.Confidence;
import io.luoshi.task.notice.Doubt;
import io.luoshi.task.notice.Indicator;
import io.luoshi.task.notice.Notice;
import io.luoshi.task.notice.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An import as the API shows it: what was read, as corrected by now. Places are counted in the text of the file, in UTF-16 characters;
 * what a person added has none.
 *
 * @param failure why it could not be read
 * @param confirmedAs id of the plan it became
 * @param revises id of the plan of the same document, which confirming it can bring up to date
 * @param rules what the notice says once for all its tasks
 */
record ImportView(
        String id,
        ImportState state,
        @Nullable FailurePart failure,
        String fileName,
        @Nullable Format format,
        @Nullable String encoding,
        String sha256,
        long size,
        Instant uploadedAt,
        String uploadedBy,
        @Nullable String confirmedAs,
        @Nullable String revises,
        @Nullable PlanPart plan,
        List<TaskPart> tasks,
        List<RulePart> rules,
        List<DoubtPart> doubts,
        int corrections) {

    /** @param code of the problem @param detail in the caller's language */
    record FailurePart(String code, String detail) {}

    /** What the notice says of itself; absent fields could not be read. */
    record PlanPart(
            @Nullable String title,
            @Nullable String documentNumber,
            @Nullable String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable Integer year,
            List<ChapterPart> chapters) {}

    /** @param chapter its place, from 1; its key in corrections */
    record ChapterPart(int chapter, String number, String title) {}

    /** A task. @param number its running number; its key in corrections @param parent number of the task whose measure it is */
    record TaskPart(
            int number,
            String numberAsWritten,
            @Nullable Integer chapter,
            @Nullable Integer parent,
            String text,
            @Nullable Span place,
            @Nullable Confidence confidence,
            List<AssignmentPart> assignments,
            List<GroupPart> groupReferences,
            List<String> leaders,
            Draft.@Nullable Deadline deadline,
            List<IndicatorPart> indicators) {}

    /** @param unitName as the notice names it; its key in corrections @param unit id of the unit, once it is known */
    record AssignmentPart(
            String unitName,
            Notice.Role role,
            boolean consolidates,
            @Nullable String unit,
            @Nullable Span place,
            @Nullable Confidence confidence) {}

    /** Units named together. @param key in corrections @param open the units before it are only examples (等) */
    record GroupPart(
            String key,
            String asWritten,
            Notice.Role role,
            Notice.Scope scope,
            Set<Notice.UnitKind> unitKinds,
            boolean open,
            @Nullable Span place) {}

    /** @param key in corrections @param comparator symbol, for example {@code >=} */
    record IndicatorPart(
            String key,
            String name,
            Indicator.Kind kind,
            String comparator,
            @Nullable BigDecimal target,
            @Nullable BigDecimal upTo,
            @Nullable String unit,
            @Nullable BigDecimal baseline,
            @Nullable LocalDate deadline,
            boolean aspirational,
            @Nullable String hedge,
            @Nullable Span place,
            @Nullable Confidence confidence) {}

    /** @param words as written; empty if it follows from the clauses alone */
    record RulePart(
            Notice.Convention convention,
            String words,
            @Nullable Span place) {}

    /**
     * What a person must look at.
     *
     * @param key in corrections, below the task's number or 0
     * @param task running number; absent for the notice as a whole
     * @param reason in the caller's language
     * @param proposal what the reader would answer
     * @param settled a person has dealt with it
     */
    record DoubtPart(
            String key,
            Doubt.Code code,
            @Nullable Integer task,
            String reason,
            @Nullable String proposal,
            @Nullable Span place,
            boolean settled) {}
}
