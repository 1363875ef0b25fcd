/**
 * Reads the text of a task-breakdown notice: what the plan is called, its chapters and tasks, who leads and who
 * co-organises each, what is to be reached, and where a person must look. Knows nothing of registered units, storage or
 * HTTP; plain Java. {@link io.luoshi.task.notice.NoticeReader} is the way in.
 *
 * <p>The rules are grouped by what they read, from the outside in; {@code docs/importer.md} shows which one reads which form:
 *
 * <ul>
 *   <li>characters: ReadableText, Widths
 *   <li>where the plan begins, and the letter above it: Attachment, Header
 *   <li>chapters and numbered items: Opening, GluedLines, Outline, OutlineBuilder, Numbering
 *   <li>the clause that names units: Brackets, Clause, Units, GroupRule, Responsibility
 *   <li>what is to be reached: Quantity, LeadIn, NumberPhrase, NotATarget, KindRule, DigitFreeRule, IndicatorNames, IndicatorReader,
 *       with the vocabulary in Words
 * </ul>
 *
 * <p>Every regular expression is bounded or free of backtracking, and every search outwards from a number or bracket has a
 * limit, so that reading stays linear on any text.
 */
@NullMarked
package io.luoshi.task.notice;

import org.jspecify.annotations.NullMarked;
