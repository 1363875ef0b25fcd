package io.luoshi.platform;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server does when it does not do its work; told to the sink to see what the senders make of it. */
sealed interface MailFault {

    /** Takes mails as usual. */
    record None() implements MailFault {}

    /** Refuses each recipient with a reply: 4xx means try again, 5xx means never. */
    record Refuse(int code, String reply) implements MailFault {}

    /** Answers a mail, which it keeps, only after a while, or when it is told something else. */
    record Delay(Duration time) implements MailFault {}

    /** Ends the connection in the middle of a mail, which it does not keep. */
    record Drop() implements MailFault {}

    Pattern REFUSE = Pattern.compile("refuse(?: ([45]\\d\\d)(?: (.+))?)?");
    Pattern DELAY = Pattern.compile("delay (\\d{1,5})s");

    /**
     * Reads {@code none}, {@code refuse}, {@code refuse 550 no such person}, {@code delay 5s} or {@code drop}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static MailFault parse(String text) {
        Matcher refuse = REFUSE.matcher(text);
        Matcher delay = DELAY.matcher(text);
        if (refuse.matches()) {
            String code = refuse.group(1);
            String reply = refuse.group(2);
            return new Refuse(code == null ? 451 : Integer.parseInt(code), reply == null ? "refused as told" : reply);
        } else if (delay.matches()) {
            return new Delay(Duration.ofSeconds(Long.parseLong(delay.group(1))));
        }
        return switch (text) {
            case "none" -> new None();
            case "drop" -> new Drop();
            default ->
                throw new IllegalArgumentException(
                        "not a fault: '%s'; there are: none, refuse [CODE [TEXT]], delay Ns, drop".formatted(text));
        };
    }

    /** As {@link #parse} reads it. */
    default String text() {
        return switch (this) {
            case None _, Drop _ -> getClass().getSimpleName().toLowerCase(Locale.ROOT);
            case Refuse refuse -> "refuse " + refuse.code() + " " + refuse.reply();
            case Delay delay -> "delay " + delay.time().toSeconds() + "s";
        };
    }
}
