/** How duties pass from one person to another: for some days to a substitute, for good to a successor. */
@NullMarked
package io.luoshi.unit.duty;

import org.jspecify.annotations.NullMarked;
