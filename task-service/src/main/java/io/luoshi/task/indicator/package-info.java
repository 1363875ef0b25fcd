/** What a task must reach: a number, how reported values compare with it and what is expected of it in the course of the year. */
@NullMarked
package io.luoshi.task.indicator;

import org.jspecify.annotations.NullMarked;
