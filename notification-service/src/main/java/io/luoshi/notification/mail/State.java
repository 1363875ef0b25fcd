package io.luoshi.notification.mail;

/** Where a message stands. */
public enum State {
    /** To be sent now. */
    QUEUED,
    /** A worker has it; after its lease another one takes it over. */
    SENDING,
    /** The relay has it. */
    SENT,
    /** To be tried again at {@code nextAttemptAt}. */
    DEFERRED,
    /** Pointless before it was sent. */
    CANCELLED,
    /** Refused for good or too often; a person may retry it. */
    GIVEN_UP
}
