/**
 * Reads a task-breakdown notice: what the plan is called, its headings and tasks, who leads, co-organises, guides or shares each,
 * until when, what is to be reached, and where a person must look. Knows nothing of registered units (but for their names), storage
 * or HTTP; plain Java. {@link io.luoshi.task.notice.NoticeReader} is the way in.
 *
 * <p>The rules are grouped by what they read, from the outside in; {@code docs/importer.md} shows which one reads which form:
 *
 * <ul>
 *   <li>characters: ReadableText, Widths, Traditional, Pinyin
 *   <li>the page: Page, PageFurniture, Wraps; where the plan begins, and the letter above it: Attachment, Header
 *   <li>headings and tasks: Marker, Node, OutlineBuilder, Census, Outline, Numbering
 *   <li>tables: FlatTables, Column, TaskTable, TableItems
 *   <li>the words that name units: Brackets, Labels, Duty, Mention, Clause, ClauseDoubts
 *   <li>the units: UnitList, UnitNames, GroupRule, KnownNames, Ellipsis, Conventions, Roles, Responsibility; PersonNames, DayPhrase
 *   <li>what is to be reached: Quantity, LeadIn, NumberPhrase, PairedValues, NotATarget, KindRule, DigitFreeRule, IndicatorNames,
 *       IndicatorReader, with the vocabulary in Words
 * </ul>
 *
 * <p>Every regular expression is bounded or free of backtracking, and every search outwards from a number or bracket has a
 * limit, so that reading stays linear on any text.
 */
@NullMarked
package io.luoshi.task.notice;

import org.jspecify.annotations.NullMarked;
