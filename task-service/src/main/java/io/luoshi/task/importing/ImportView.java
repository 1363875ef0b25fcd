package io.luoshi.task.importing;

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
 * An import as the API shows it. Places are counted in the uploaded text, in UTF-16 characters.
 *
 * @param confirmedAs id of the plan it became
 */
record ImportView(
        String id,
        String fileName,
        String encoding,
        String sha256,
        long size,
        Instant uploadedAt,
        String uploadedBy,
        @Nullable String confirmedAs,
        PlanPart plan,
        List<TaskPart> tasks,
        List<DoubtPart> doubts) {

    /** What the notice says of itself; absent fields could not be read. */
    record PlanPart(
            @Nullable String title,
            @Nullable String documentNumber,
            @Nullable String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable Integer year,
            List<ChapterPart> chapters) {}

    /** @param chapter its place, from 1 */
    record ChapterPart(int chapter, String number, String title) {}

    /** A task as read. */
    record TaskPart(
            int number,
            String numberAsWritten,
            @Nullable Integer chapter,
            String text,
            Span place,
            List<AssignmentPart> assignments,
            List<GroupPart> groupReferences,
            List<IndicatorPart> indicators) {}

    /** @param unit id of the unit, once the register knows the name */
    record AssignmentPart(
            String unitName, Notice.Role role, @Nullable String unit) {}

    /** Units named together. */
    record GroupPart(String asWritten, Notice.Role role, Notice.Scope scope, Set<Notice.UnitKind> unitKinds) {}

    /** @param comparator symbol, for example {@code >=} */
    record IndicatorPart(
            String name,
            Indicator.Kind kind,
            String comparator,
            @Nullable BigDecimal target,
            @Nullable String unit,
            @Nullable BigDecimal baseline,
            boolean aspirational,
            @Nullable String hedge,
            Span place) {

        static IndicatorPart of(Indicator read) {
            return new IndicatorPart(
                    read.name(),
                    read.kind(),
                    read.comparison().symbol(),
                    read.target(),
                    read.unit(),
                    read.baseline(),
                    read.aspirational(),
                    read.hedge(),
                    read.span());
        }
    }

    /**
     * What a person must look at.
     *
     * @param task running number; absent for the notice as a whole
     * @param reason in the caller's language
     */
    record DoubtPart(
            Doubt.Code code,
            @Nullable Integer task,
            String reason,
            @Nullable Span place) {}
}
