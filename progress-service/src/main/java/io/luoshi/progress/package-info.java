/** Knows which report a unit owes by when, what it reported and what the office said to it. Task, unit and indicator are copies from events; lights and mails are other services' business. */
@NullMarked
package io.luoshi.progress;

import org.jspecify.annotations.NullMarked;
