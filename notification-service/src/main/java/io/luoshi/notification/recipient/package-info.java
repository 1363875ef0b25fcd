/** Who gets mail: a copy of the units' people from unit-events. */
@NullMarked
package io.luoshi.notification.recipient;

import org.jspecify.annotations.NullMarked;
