/** Events enter a service as CloudEvents; what a listener cannot digest is retried, then set aside as a dead letter that a person can replay or discard. */
@NullMarked
package io.luoshi.starter.events;

import org.jspecify.annotations.NullMarked;
