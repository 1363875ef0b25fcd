/** Many units at once, as a list in JSON or CSV: checked as a whole, then registered or brought up to date. */
@NullMarked
package io.luoshi.unit.list;

import org.jspecify.annotations.NullMarked;
