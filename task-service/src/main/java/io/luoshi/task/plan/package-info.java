/** Plans (年度工作方案): the chapters and tasks of a confirmed notice, how often their leads report, and their dispatch. */
@NullMarked
package io.luoshi.task.plan;

import org.jspecify.annotations.NullMarked;
