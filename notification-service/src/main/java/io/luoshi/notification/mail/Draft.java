package io.luoshi.notification.mail;

import io.luoshi.notification.recipient.Recipient;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody decided to send.
 *
 * @param id derived from the fact that calls for it: one id, one mail
 * @param day of a digest
 * @param lines most urgent first, not empty
 * @param reason of a return
 */
public record Draft(
        String id,
        Kind kind,
        Recipient recipient,
        @Nullable LocalDate day,
        List<Line> lines,
        @Nullable String reason) {}
