package io.luoshi.notification.mail;

import io.luoshi.notification.NotificationSettings;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Writes down how a claimed message ended. While the store is away the write is repeated until the lease is over: what happened to a
 * mail cannot be undone, and forgetting it would send the mail again.
 */
@Component
class Ledger {

    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    private final Messages messages;
    private final MailMetrics metrics;
    private final NotificationSettings.Sending settings;

    Ledger(Messages messages, MailMetrics metrics, NotificationSettings settings) {
        this.messages = messages;
        this.metrics = metrics;
        this.settings = settings.sending();
    }

    /** @param claimed as the claim returned it; nothing is written once another worker has claimed it after us */
    void settle(Message claimed, Consumer<Message> outcome) {
        long version = claimed.version();
        long deadline = System.nanoTime() + settings.lease().toNanos();
        try {
            write(claimed, version, outcome);
        } catch (DataAccessException storeAway) {
            log.warn("How {} ended is not written down yet: {}", claimed.id(), storeAway.toString());
            while (!writtenAfterAll(claimed.id(), version, outcome) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(settings.storeRetry().toNanos());
            }
        }
    }

    private boolean writtenAfterAll(String id, long version, Consumer<Message> outcome) {
        try {
            // A fresh copy: the failed write has changed the one in memory, and may have reached the store all the
            // same.
            messages.find(id).ifPresent(stored -> write(stored, version, outcome));
            return true;
        } catch (DataAccessException stillAway) {
            return false;
        }
    }

    private void write(Message message, long version, Consumer<Message> outcome) {
        if (message.version() != version) {
            return;
        }
        outcome.accept(message);
        try {
            metrics.settled(messages.save(message));
        } catch (OptimisticLockingFailureException takenOver) {
            log.warn("{} was taken over by another worker before it was settled", message.id());
        }
    }
}
