package io.luoshi.task.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a task-breakdown notice says, as far as it can be read from its text. A field that the text does not give, or
 * gives in a form not to be trusted, is absent.
 *
 * @param title the plan's title, as the attachment repeats it
 * @param documentNumber 文号 as written, such as 云政〔2025〕3号
 * @param issuer the signature under the covering letter, only if it reads like a government body; a page's "publisher"
 *     field is never believed
 * @param year the year the plan is for
 * @param tasks in the order of the text
 * @param doubts what a person must look at before the plan is confirmed, worst first
 */
public record Notice(
        @Nullable String title,
        @Nullable String documentNumber,
        @Nullable String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable Integer year,
        List<Chapter> chapters,
        List<Task> tasks,
        List<Doubt> doubts) {

    /** @param number as written: 一, 二 ... */
    public record Chapter(String number, String title, Span span) {}

    /**
     * One numbered item (目标任务).
     *
     * @param number running number in the notice, from 1, whatever the text writes
     * @param chapter place in {@link Notice#chapters()}, from 1; absent for a task before the first chapter
     * @param text without its number and without the clause that names the units
     * @param assignments in the order of the text; the first {@link Role#LEAD} consolidates (汇总单位)
     * @param span the whole item with number and clause
     */
    public record Task(
            int number,
            String numberAsWritten,
            @Nullable Integer chapter,
            String text,
            List<Assignment> assignments,
            List<GroupReference> groupReferences,
            List<Indicator> indicators,
            Span span) {}

    /** One unit named in the clause of a task. A unit appears once per task. */
    public record Assignment(String unit, Role role) {}

    /**
     * Units named together, such as 各街道 or 相关部门街道板块.
     *
     * @param unitKinds the kinds of unit meant; empty where the words do not tell
     */
    public record GroupReference(String asWritten, Role role, Scope scope, Set<UnitKind> unitKinds) {}

    /** 主办/牵头 is accountable and reports; 协办/配合 contributes. */
    public enum Role {
        LEAD,
        CO_ORGANIZER
    }

    /** 各 means all units of the kinds; 相关/有关 those that the office will designate. */
    public enum Scope {
        ALL,
        RELEVANT
    }

    /** The kinds of unit that groups speak of: 部门, 街道, 板块. */
    public enum UnitKind {
        DEPARTMENT,
        SUBDISTRICT,
        FUNCTIONAL_AREA
    }
}
