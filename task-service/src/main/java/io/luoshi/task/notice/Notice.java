package io.luoshi.task.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a task-breakdown notice says, as far as it can be read from its text. A field that the text does not give, or
 * gives in a form not to be trusted, is absent. Names and texts are quoted as written, save for layout spaces, traditional
 * characters and injected pinyin, which are mended; spans lead to the raw words.
 *
 * @param title the plan's title, as the attachment repeats it
 * @param documentNumber 文号 as written, such as 云政〔2025〕3号
 * @param issuer the signature under the covering letter, only if it reads like a government body; a page's "publisher"
 *     field is never believed
 * @param year the year the plan is for
 * @param headings chapters and sub-headings in the order of the text
 * @param tasks in the order of the text; the measures of a task follow it
 * @param rules what the notice says once for all its clauses
 * @param doubts what a person must look at before the plan is confirmed, worst first
 */
public record Notice(
        @Nullable Read<String> title,
        @Nullable Read<String> documentNumber,
        @Nullable Read<String> issuer,
        @Nullable Read<LocalDate> issuedOn,
        @Nullable Read<Integer> year,
        List<Heading> headings,
        List<Task> tasks,
        List<Rule> rules,
        List<Doubt> doubts) {

    /** The headings that stand under no other: the first roll-up level (章). */
    public List<Heading> chapters() {
        return headings.stream().filter(heading -> heading.parent() == null).toList();
    }

    /** Place of the task's chapter in {@link #chapters()}, from 1; absent for a task before the first chapter. */
    public @Nullable Integer chapterOf(Task task) {
        if (task.path().isEmpty()) {
            return null;
        }
        Heading chapter = headings.get(task.path().getFirst() - 1);
        return chapters().indexOf(chapter) + 1;
    }

    /**
     * A chapter or a heading within one.
     *
     * @param number as written without its punctuation: 一, （二）, 3; empty where the heading has none
     * @param parent place in {@link Notice#headings()}, from 1, of the heading it stands under; absent for a chapter
     * @param span with the number
     */
    public record Heading(
            String number, String title, @Nullable Integer parent, Span span, Confidence confidence) {}

    /**
     * One item that somebody has to carry out (目标任务).
     *
     * @param number running number in the notice, from 1, whatever the text writes
     * @param numberAsWritten 12, （三）, 一; empty where the item has none
     * @param path the headings it stands under, outermost first, as places in {@link Notice#headings()} from 1
     * @param parent number of the task whose measure this is; absent for most
     * @param text without its number and without the clause that names the units
     * @param assignments in the order of the text
     * @param deadlines from a column, the clause or the text, in the order of the text
     * @param span the whole item with number and clause
     */
    public record Task(
            int number,
            String numberAsWritten,
            List<Integer> path,
            @Nullable Integer parent,
            Read<String> text,
            List<Assignment> assignments,
            List<GroupReference> groupReferences,
            List<Leader> leaders,
            List<Deadline> deadlines,
            List<Indicator> indicators,
            Span span,
            Confidence confidence) {}

    /**
     * One unit named for a task. A unit appears once per task.
     *
     * @param unit its name; a level that the list states once is completed (省甲厅、乙局: 省乙局)
     * @param asWritten the name without that completion
     * @param consolidates whether it gathers the others' reports (汇总单位): the one named so, else the first lead, else the first
     *     of those who share the task
     */
    public record Assignment(
            String unit, String asWritten, Role role, boolean consolidates, Span span, Confidence confidence) {}

    /**
     * Units named together, such as 各街道 or 相关部门街道板块, or left open (等).
     *
     * @param unitKinds the kinds of unit meant; empty where the words do not tell
     * @param open the units before it are only examples (等): others are meant, too
     */
    public record GroupReference(
            String asWritten,
            Role role,
            Scope scope,
            Set<UnitKind> unitKinds,
            boolean open,
            Span span,
            Confidence confidence) {}

    /** A person named for a task, in a column or label. @param capacity as written: 责任领导, 分管领导, 责任人 */
    public record Leader(String name, String capacity, Span span, Confidence confidence) {}

    /**
     * When it is to be done.
     *
     * @param on the last day; absent where the words name none (长期坚持)
     */
    public record Deadline(String asWritten, @Nullable LocalDate on, Span span, Confidence confidence) {}

    /** Something that the notice says once and that holds for its clauses. @param words as written; empty if it follows from the clauses alone */
    public record Rule(
            Convention convention, String words, @Nullable Span span) {}

    public enum Role {
        /** 主办/牵头 is accountable and reports. Several lead jointly. */
        LEAD,
        /** 协办/配合/参与 contributes. */
        CO_ORGANIZER,
        /** 指导 advises the others. */
        GUIDE,
        /** 负责 by several without a stated lead. */
        SHARED
    }

    /** What a clause leaves unsaid because the notice says it elsewhere. */
    public enum Convention {
        /** 排在第一位的为牵头单位，下同 */
        FIRST_LISTED_LEADS,
        /** Only 责任单位 are named: they lead. */
        RESPONSIBLE_UNITS_LEAD,
        /** 责任单位 are named beside 牵头单位: they contribute. */
        RESPONSIBLE_UNITS_CONTRIBUTE,
        /** 以下均由…负责，不再列出: the units of every task below that names none. */
        DEFAULT_UNITS
    }

    /** 各 means all units of the kinds; 相关/有关 those that the office will designate. */
    public enum Scope {
        ALL,
        RELEVANT
    }

    /** The kinds of unit that groups speak of. */
    public enum UnitKind {
        /** 部门 */
        DEPARTMENT,
        /** 街道, 乡镇 */
        SUBDISTRICT,
        /** 板块, 功能区 */
        FUNCTIONAL_AREA,
        /** 区县, 各地区, 省级人民政府: governments of the places below */
        REGION,
        /** 单位: whoever is concerned */
        ANY
    }
}
