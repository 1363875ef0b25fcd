/** Who owes which report by when: opened when a task is assigned, moved by new calendars, announced when overdue. */
@NullMarked
package io.luoshi.progress.obligation;

import org.jspecify.annotations.NullMarked;
