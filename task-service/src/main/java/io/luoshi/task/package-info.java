/**
 * Knows plans, their tasks, who was given them, whether they were signed for and where each stands against the calendar. Knows of a
 * unit only what its events tell (name, kind), and of a report only the values it states. Does not know due dates, reports' texts
 * or people.
 */
@NullMarked
package io.luoshi.task;

import org.jspecify.annotations.NullMarked;
