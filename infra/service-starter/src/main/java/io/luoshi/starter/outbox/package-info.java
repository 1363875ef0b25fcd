/** Events leave a service through the outbox: an aggregate is written together with the events it raised in one document, and the relay brings them to Kafka afterwards, at least once and in order per aggregate. */
@NullMarked
package io.luoshi.starter.outbox;

import org.jspecify.annotations.NullMarked;
