/** The audit trail of all services: notes in one order, each sealed by the hash of the one before. Nothing here changes or removes one before its time. */
@NullMarked
package io.luoshi.unit.audit;

import org.jspecify.annotations.NullMarked;
