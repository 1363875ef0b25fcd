package io.luoshi.platform;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it arrived. The text forms are decoded for reading; the file beside it has every byte.
 *
 * @param id name of its file; ids sort by time of arrival
 * @param from sender of the envelope
 * @param to recipients of the envelope, whatever the headers say
 * @param headers decoded, in their order; several of one name in one list
 * @param text the plain text part
 * @param html the HTML part
 * @param attachments file names of the other parts
 */
record Mail(
        String id,
        Instant receivedAt,
        String from,
        List<String> to,
        String subject,
        @Nullable String messageId,
        Map<String, List<String>> headers,
        @Nullable String text,
        @Nullable String html,
        List<String> attachments) {

    /** Whether the text is in its addresses, subject or content, in capitals or not. */
    boolean contains(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return Stream.of(String.join(" ", to), from, subject, String.valueOf(text), String.valueOf(html))
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(lower));
    }

    boolean isTo(String address) {
        return to.stream().anyMatch(address::equalsIgnoreCase);
    }
}
