package io.luoshi.notification.smtp;

import java.time.Instant;

/**
 * A mail ready to go, text and HTML alternatives of the same content.
 *
 * @param id the same for every attempt: becomes the Message-ID, so that a mail that arrives twice can be folded into one
 */
public record Mail(
        String id, String toName, String toAddress, String subject, String text, String html, Instant date) {}
