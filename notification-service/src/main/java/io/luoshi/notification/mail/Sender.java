package io.luoshi.notification.mail;

import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.notification.recipient.Recipient;
import io.luoshi.notification.smtp.Mail;
import io.luoshi.notification.smtp.Relay;
import io.luoshi.notification.smtp.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes one due message after another to the relay. What a crash can do: a worker that dies before the relay has the mail costs a
 * wait, another takes the message over after its lease. One that dies between the relay's acknowledgement and the next write costs
 * one repeated mail; nothing else happens in between, the write is repeated while the store is away, and the repetition has the same
 * Message-ID, so that clients fold it. Used by one thread.
 */
final class Sender {

    private final Messages messages;
    private final Checks checks;
    private final Ledger ledger;
    private final Relay.Line line;
    private final NotificationSettings settings;

    /** What is asked before a message leaves. */
    record Checks(Directory directory, LastCheck lines, SendWindow window, MailTemplates templates, Clock clock) {}

    Sender(Messages messages, Checks checks, Ledger ledger, Relay.Line line, NotificationSettings settings) {
        this.messages = messages;
        this.checks = checks;
        this.ledger = ledger;
        this.line = line;
        this.settings = settings;
    }

    /** True when a message was taken, so that there may be more. */
    boolean round() {
        if (!line.admitted()) {
            return false;
        }
        try {
            Optional<Message> due = messages.claim(settings.sending().lease());
            due.ifPresentOrElse(this::deliver, line::hangUp);
            return due.isPresent();
        } finally {
            line.done();
        }
    }

    private void deliver(Message message) {
        Optional<Recipient> recipient =
                checks.directory().find(message.recipient().id());
        List<Line> lines = message.kind().asksForReports() ? checks.lines().holding(message) : message.lines();
        if (recipient.isEmpty()) {
            cancel(message, Message.Cancellation.RECIPIENT_LEFT);
        } else if (lines.isEmpty()) {
            cancel(message, Message.Cancellation.SETTLED);
        } else if (message.day() != null && !checks.window().isOpenOn(message.day())) {
            cancel(message, Message.Cancellation.DAY_OVER);
        } else {
            send(message, message.draft(recipient.get(), lines));
        }
    }

    private void cancel(Message message, Message.Cancellation why) {
        ledger.settle(message, cancelled -> cancelled.cancel(why));
    }

    private void send(Message message, Draft draft) {
        RenderedMail rendered = checks.templates().render(draft);
        Recipient to = draft.recipient();
        Instant now = checks.clock().instant();
        Reply reply = line.send(
                new Mail(draft.id(), to.name(), to.email(), rendered.subject(), rendered.text(), rendered.html(), now));
        ledger.settle(message, settled -> note(settled, draft, rendered, reply));
    }

    private void note(Message message, Draft draft, RenderedMail rendered, Reply reply) {
        Instant now = checks.clock().instant();
        var backOff = settings.sending().backOff();
        switch (reply) {
            case Reply.Accepted(String words) -> message.sent(draft, rendered, now, words);
            case Reply.Refused(String words, boolean forGood)
            when forGood -> message.refusedForGood(new Attempt(now, Attempt.Result.REFUSED_FOR_GOOD, words));
            case Reply.Refused(String words, boolean _) ->
                message.refused(new Attempt(now, Attempt.Result.REFUSED, words), backOff);
            case Reply.BrokenOff(String words) ->
                message.refused(new Attempt(now, Attempt.Result.BROKEN_OFF, words), backOff);
            case Reply.Unavailable(String words) ->
                message.relayUnavailable(
                        new Attempt(now, Attempt.Result.UNAVAILABLE, words),
                        settings.relay().probeAfter());
        }
    }
}
