/** Mails that go out at once: new assignments, gathered per person, reports that were handed in, and reports that were returned. */
@NullMarked
package io.luoshi.notification.notice;

import org.jspecify.annotations.NullMarked;
