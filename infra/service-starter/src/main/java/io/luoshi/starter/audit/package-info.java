/** The audit trail at its source: each change of an aggregate carries a note of who made it, in the same write. */
@NullMarked
package io.luoshi.starter.audit;

import org.jspecify.annotations.NullMarked;
