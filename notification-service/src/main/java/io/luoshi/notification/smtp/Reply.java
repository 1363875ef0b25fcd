package io.luoshi.notification.smtp;

/** How an attempt to hand a mail to the relay ended, in the server's words. */
public sealed interface Reply {

    String words();

    /** The relay has the mail. */
    record Accepted(String words) implements Reply {}

    /** The relay does not want this mail; {@code forGood}: 5xx for its address or content, otherwise another attempt may succeed. */
    record Refused(String words, boolean forGood) implements Reply {}

    /** The conversation broke off in the middle of this mail: nobody knows whether the relay has it. */
    record BrokenOff(String words) implements Reply {}

    /** The relay cannot be reached or takes no mail from us at all: says nothing about this mail. */
    record Unavailable(String words) implements Reply {}
}
