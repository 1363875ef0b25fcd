/**
 * Reads the text of a task-breakdown notice: what the plan is called, its chapters and tasks, who leads and who
 * co-organises each, what is to be reached, and where a person must look. Knows nothing of registered units, storage or
 * HTTP; plain Java. {@link io.luoshi.task.notice.NoticeReader} is the way in, {@code docs/importer.md} shows which rule
 * reads which form.
 */
@NullMarked
package io.luoshi.task.notice;

import org.jspecify.annotations.NullMarked;
