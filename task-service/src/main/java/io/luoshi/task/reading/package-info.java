/** From a file to a notice: reads the document and what it says, in a process that may come to grief without harm. */
@NullMarked
package io.luoshi.task.reading;

import org.jspecify.annotations.NullMarked;
