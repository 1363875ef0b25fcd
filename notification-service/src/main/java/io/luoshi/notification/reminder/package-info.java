/** Which reports are owed, on which days a person is reminded of them, and the daily digest that does it. */
@NullMarked
package io.luoshi.notification.reminder;

import org.jspecify.annotations.NullMarked;
