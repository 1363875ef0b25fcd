/** A lead reports its progress on a task for one period; the office accepts or returns it. */
@NullMarked
package io.luoshi.progress.report;

import org.jspecify.annotations.NullMarked;
