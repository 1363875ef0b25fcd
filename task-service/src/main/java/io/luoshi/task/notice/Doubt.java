package io.luoshi.task.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in the notice that a person must look at.
 *
 * @param code the reason; texts in each language are made from it elsewhere
 * @param task running number of the task concerned; absent for the notice as a whole
 * @param arguments what was seen, as listed at the code
 * @param span where it was seen
 * @param proposal what the reader would answer, as described at the code; absent where it has no idea
 */
public record Doubt(
        Code code,
        @Nullable Integer task,
        List<String> arguments,
        @Nullable Span span,
        @Nullable String proposal) {

    /** The reasons, worst first. */
    public enum Code {
        /** No clause names units. Arguments: the end of the task's text. */
        TASK_WITHOUT_CLAUSE,
        /** More than one clause: their units were put together. Arguments: the clauses. */
        SEVERAL_CLAUSES,
        /** A bracket is missing its partner. Arguments: the words at the bracket. */
        UNBALANCED_BRACKET,
        /** No single unit leads. Arguments: the clause. */
        NO_LEAD,
        /** The list of those who lead is left open (等). Arguments: the words. */
        LEAD_LEFT_OPEN,
        /** A group stands among the units that lead. Arguments: the group. Proposal: the role it may have instead. */
        GROUP_AMONG_LEADS,
        /** Units are named without a word that says what they do. Arguments: the list. */
        ROLE_NOT_STATED,
        /** The one clause behind the last point was taken for all points. Arguments: the clause. */
        CLAUSE_FOR_ALL,
        /** Numbers are missing after this task; it may have swallowed them. Arguments: its number, the next found. */
        NUMBER_GAP,
        /** The number was used before, or falls behind. Arguments: the number before, the number. */
        NUMBER_REPEATED,
        /** A task without a number among numbered ones. Arguments: how it begins. */
        NUMBER_MISSING,
        /** Chapter numbers do not follow each other. Arguments: the number before, the number. */
        CHAPTER_OUT_OF_ORDER,
        /** Arguments: number and title of the chapter. */
        CHAPTER_WITHOUT_TASKS,
        /** Words that belong to no task and no heading. Arguments: the words. */
        TEXT_OUTSIDE_TASKS,
        /** Words behind the clause. Arguments: the words. */
        TEXT_AFTER_CLAUSE,
        /** There is a covering letter, but the attachment's title was not found. Arguments: the title looked for. */
        ATTACHMENT_NOT_FOUND,
        TITLE_UNKNOWN,
        YEAR_UNKNOWN,
        /** Does not read like the name of a unit. Arguments: the name. */
        UNIT_NAME_ODD,
        /** Does not read like a person's name; two may have run together. Arguments: the name, as written. */
        LEADER_NAME_ODD,
        /** Named twice in one task, with different roles; the first mention counts. Arguments: the name. */
        UNIT_NAMED_TWICE,
        /** The words do not tell which kinds of unit. Arguments: the group. */
        GROUP_KIND_UNKNOWN,
        /** How the value develops could not be told for sure. Arguments: the indicator, the kind assumed. */
        INDICATOR_KIND_UNCLEAR,
        /** Values for several metrics (分别): which belongs to which is open. Arguments: the indicator. */
        PAIRED_VALUES,
        /** The target depends on another figure. Arguments: the indicator, that figure. */
        RELATIVE_TARGET,
        /** A number that could be a target but was not taken for one. Arguments: the number, a {@link NotATarget}. */
        NUMBER_NOT_TAKEN
    }
}
