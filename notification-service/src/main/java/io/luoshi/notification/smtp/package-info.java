/** Speaks SMTP with the mail relay behind a circuit breaker. Knows mails, and nothing of why they are sent. */
@NullMarked
package io.luoshi.notification.smtp;

import org.jspecify.annotations.NullMarked;
