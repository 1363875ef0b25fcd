package io.luoshi.notification.mail;

import io.luoshi.notification.WakeUp;
import io.luoshi.starter.web.DomainProblem;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** A person has a message sent that was given up. */
@Service
class Redelivery {

    private final Messages messages;
    private final SendWindow window;
    private final Clock clock;
    private final WakeUp senders;

    Redelivery(Messages messages, SendWindow window, Clock clock, WakeUp senders) {
        this.messages = messages;
        this.window = window;
        this.clock = clock;
        this.senders = senders;
    }

    /** Queues it once more, to the person's present address. On its way already: nothing changes. */
    Message retry(String id) {
        Message message = messages.find(id).orElseThrow(() -> unknown(id));
        return switch (message.state()) {
            case QUEUED, SENDING, DEFERRED -> message;
            case SENT, CANCELLED -> throw new DomainProblem("not-given-up", HttpStatus.CONFLICT, id, message.state());
            case GIVEN_UP -> requeued(message);
        };
    }

    private Message requeued(Message message) {
        if (message.day() != null && !message.day().equals(window.today())) {
            throw new DomainProblem("digest-day-over", HttpStatus.CONFLICT, message.id(), message.day());
        }
        message.retry(clock.instant());
        Message queued = messages.save(message);
        senders.ring();
        return queued;
    }

    static DomainProblem unknown(String id) {
        return new DomainProblem("unknown-message", HttpStatus.NOT_FOUND, id);
    }
}
