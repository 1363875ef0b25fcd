/**
 * The delivery log and what moves through it: every message is a document that is planned once, claimed, handed to the relay and
 * settled, whatever crashes in between.
 */
@NullMarked
package io.luoshi.notification.mail;

import org.jspecify.annotations.NullMarked;
