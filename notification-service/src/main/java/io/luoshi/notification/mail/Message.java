package io.luoshi.notification.mail;

import io.luoshi.events.NotificationEvent.DeliveryFailed;
import io.luoshi.events.NotificationEvent.MessageState;
import io.luoshi.events.NotificationEvent.ReminderSent;
import io.luoshi.notification.recipient.Recipient;
import io.luoshi.starter.outbox.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A mail to one person and its delivery log. Inserted once under an id that is derived from what calls for it, so planning it twice
 * is harmless. Whoever claims it moves its version on: a worker that comes back after its lease cannot settle it any more.
 */
@Document("messages")
public class Message extends Aggregate {

    private static final int ATTEMPTS_KEPT = 50;

    @Id
    private final String id;

    private final Kind kind;
    private final @Nullable LocalDate day;
    private final @Nullable String reason;
    private final Instant createdAt;
    private Recipient recipient;
    private List<Line> lines;
    private String subject;
    private String template;
    private State state = State.QUEUED;
    private List<Attempt> attempts = new ArrayList<>();
    private int refusals;
    private @Nullable Instant nextAttemptAt;
    private @Nullable Instant sentAt;
    private @Nullable Cancellation cancellation;
    private @Nullable String text;

    /** Why a message was not sent after all. */
    public enum Cancellation {
        /** Every report it asks for is in. */
        SETTLED,
        /** The person or the unit has left. */
        RECIPIENT_LEFT,
        /** A digest that its day did not see delivered; what is still owed is in the next working day's. */
        DAY_OVER
    }

    /** For the store. */
    @SuppressWarnings("NullAway.Init")
    Message(String id, Kind kind, @Nullable LocalDate day, @Nullable String reason, Instant createdAt) {
        this.id = id;
        this.kind = kind;
        this.day = day;
        this.reason = reason;
        this.createdAt = createdAt;
    }

    static Message queued(Draft draft, RenderedMail rendered, Instant now) {
        Message message = new Message(draft.id(), draft.kind(), draft.day(), draft.reason(), now);
        message.recipient = draft.recipient();
        message.lines = draft.lines();
        message.subject = rendered.subject();
        message.template = rendered.template();
        message.nextAttemptAt = now;
        return message;
    }

    /** What is to be rendered, for the person's present name and language and with the lines that still hold. */
    Draft draft(Recipient current, List<Line> remaining) {
        return new Draft(id, kind, current, day, remaining, reason);
    }

    Draft draft() {
        return draft(recipient, lines);
    }

    /** Notes what went out and to whom. */
    void sent(Draft delivered, RenderedMail rendered, Instant now, String words) {
        recipient = delivered.recipient();
        lines = delivered.lines();
        subject = rendered.subject();
        template = rendered.template();
        text = rendered.text();
        sentAt = now;
        note(new Attempt(now, Attempt.Result.ACCEPTED, words));
        settle(State.SENT);
        raise(new ReminderSent(fact(), now));
    }

    /** Refused for a passing reason: tried again after the next wait of the back-off, given up after the last. */
    void refused(Attempt attempt, List<Duration> backOff) {
        note(attempt);
        if (refusals >= backOff.size()) {
            giveUp(attempt);
        } else {
            defer(attempt.at().plus(backOff.get(refusals)));
            refusals++;
        }
    }

    void refusedForGood(Attempt attempt) {
        note(attempt);
        giveUp(attempt);
    }

    /** The relay is away, which is not the message's fault: it waits for as long as that lasts. */
    void relayUnavailable(Attempt attempt, Duration pause) {
        note(attempt);
        defer(attempt.at().plus(pause));
    }

    void cancel(Cancellation why) {
        cancellation = why;
        settle(State.CANCELLED);
    }

    /** A person saw to the cause of a failure. Only for a message that was given up. */
    void retry(Instant now) {
        refusals = 0;
        state = State.QUEUED;
        nextAttemptAt = now;
    }

    private void giveUp(Attempt last) {
        settle(State.GIVEN_UP);
        raise(new DeliveryFailed(fact(), last.words(), attempts.size(), last.at()));
    }

    private void defer(Instant until) {
        state = State.DEFERRED;
        nextAttemptAt = until;
    }

    private void settle(State last) {
        state = last;
        nextAttemptAt = null;
    }

    private void note(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > ATTEMPTS_KEPT) {
            attempts.removeFirst();
        }
    }

    private MessageState fact() {
        return new MessageState(id, recipient.id(), recipient.unit(), kind.code(), subject);
    }

    public String id() {
        return id;
    }

    public Recipient recipient() {
        return recipient;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public State state() {
        return state;
    }

    Kind kind() {
        return kind;
    }

    /** Office date of a digest. */
    @Nullable
    LocalDate day() {
        return day;
    }

    /** As the delivery log shows it. */
    MessageView view(@Nullable String whyCancelled) {
        return new MessageView(
                id,
                kind,
                recipient,
                subject,
                template,
                state,
                day,
                createdAt,
                sentAt,
                nextAttemptAt,
                List.copyOf(attempts),
                whyCancelled);
    }

    @Nullable
    Cancellation cancellation() {
        return cancellation;
    }

    /** The text part as it went out. */
    @Nullable
    String text() {
        return text;
    }
}
