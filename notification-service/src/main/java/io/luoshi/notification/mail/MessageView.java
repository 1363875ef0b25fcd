package io.luoshi.notification.mail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.luoshi.notification.recipient.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * A message as the delivery log shows it.
 *
 * @param template with its version
 * @param nextAttemptAt when it is tried (again); while {@code SENDING}, when another worker may take it over
 * @param cancellation why it was not sent, in the caller's language
 */
record MessageView(
        String id,
        Kind kind,
        Recipient recipient,
        String subject,
        String template,
        State state,
        @Nullable LocalDate day,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextAttemptAt,
        List<Attempt> attempts,
        @Nullable String cancellation) {

    /** With its lines and its text: as it went out, or as it would go out now. */
    record Full(@JsonUnwrapped MessageView message, List<Line> lines, String text) {}

    @Component
    static class Factory {

        private final MessageSource messages;
        private final MailTemplates templates;

        Factory(MessageSource messages, MailTemplates templates) {
            this.messages = messages;
            this.templates = templates;
        }

        MessageView line(Message message) {
            return message.view(cancellation(message));
        }

        Full full(Message message) {
            String sent = message.text();
            String text = sent == null ? templates.render(message.draft()).text() : sent;
            return new Full(line(message), message.lines(), text);
        }

        private @Nullable String cancellation(Message message) {
            Message.Cancellation why = message.cancellation();
            return why == null ? null : messages.getMessage("cancelled." + why, null, LocaleContextHolder.getLocale());
        }
    }
}
