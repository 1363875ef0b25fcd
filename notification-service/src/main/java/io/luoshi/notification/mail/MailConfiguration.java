package io.luoshi.notification.mail;

import io.luoshi.notification.NotificationSettings;
import io.luoshi.notification.WakeUp;
import io.luoshi.notification.Worker;
import io.luoshi.notification.recipient.Directory;
import io.luoshi.notification.smtp.Relay;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the workers that send. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /** Rung by whoever queues a message, so that it leaves within milliseconds. */
    @Bean
    WakeUp senders() {
        return new WakeUp();
    }

    @Bean
    Sender.Checks checks(
            Directory directory, LastCheck lines, SendWindow window, MailTemplates templates, Clock clock) {
        return new Sender.Checks(directory, lines, window, templates, clock);
    }

    @Bean
    SenderFactory senderFactory(
            Messages messages, Sender.Checks checks, Ledger ledger, Relay relay, NotificationSettings settings) {
        return () -> new Sender(messages, checks, ledger, relay.line(), settings);
    }

    @Bean
    Worker mailWorker(SenderFactory factory, WakeUp senders, NotificationSettings settings) {
        NotificationSettings.Sending sending = settings.sending();
        var hands = Stream.generate(factory::newSender)
                .limit(sending.workers())
                .<BooleanSupplier>map(sender -> sender::round)
                .toList();
        return new Worker("mail-sender", sending.poll(), senders, hands);
    }

    /** Makes a sender with a connection of its own for each thread. */
    @FunctionalInterface
    interface SenderFactory {
        Sender newSender();
    }
}
