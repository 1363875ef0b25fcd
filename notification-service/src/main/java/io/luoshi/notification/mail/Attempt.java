package io.luoshi.notification.mail;

import java.time.Instant;

/** One attempt to hand a message to the relay, with the server's words. */
public record Attempt(Instant at, Result result, String words) {

    /** How the relay answered. */
    public enum Result {
        ACCEPTED,
        /** For a passing reason. */
        REFUSED,
        REFUSED_FOR_GOOD,
        /** In the middle of the mail. */
        BROKEN_OFF,
        /** The relay could not be talked to; does not count against the message. */
        UNAVAILABLE
    }
}
