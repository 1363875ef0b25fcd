/** The units as unit-service announces them: a copy that serves to recognise the names a notice uses. Never served as if it were the register. */
@NullMarked
package io.luoshi.task.unit;

import org.jspecify.annotations.NullMarked;
