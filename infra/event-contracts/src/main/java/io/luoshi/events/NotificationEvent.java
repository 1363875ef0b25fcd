package io.luoshi.events;

import java.time.Instant;

/** What notification-service announces. Key and subject: the message's id. */
public sealed interface NotificationEvent {

    String TOPIC = "notification-events";

    /** The relay accepted a mail. */
    @EventType("io.luoshi.notification.reminder-sent.v1")
    record ReminderSent(MessageState message, Instant sentAt) implements NotificationEvent {}

    /** A mail was given up; the office must reach the person another way. */
    @EventType("io.luoshi.notification.delivery-failed.v1")
    record DeliveryFailed(MessageState message, String reason, int attempts, Instant failedAt)
            implements NotificationEvent {}

    /**
     * A mail to one person.
     *
     * @param recipient the person's id
     * @param kind why it was sent, for example {@code digest}
     */
    record MessageState(String id, String recipient, String unit, String kind, String subject) {}
}
