/** The copy of who was given which task, kept from task-events. */
@NullMarked
package io.luoshi.progress.assignment;

import org.jspecify.annotations.NullMarked;
