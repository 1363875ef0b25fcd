/** Finds tasks again: in another reading of the same notice, in a corrected one, in that of another year. */
@NullMarked
package io.luoshi.task.matching;

import org.jspecify.annotations.NullMarked;
