/**
 * The published language: every fact that one Luoshi service announces to the others. One sealed interface per topic holds its
 * events; the value on the wire is the plain JSON of the record, CloudEvents attributes travel as Kafka headers. An event carries
 * the state of its aggregate after the fact, never a delta, so a missed event does not spoil the next. Only additive change.
 */
@NullMarked
package io.luoshi.events;

import org.jspecify.annotations.NullMarked;
