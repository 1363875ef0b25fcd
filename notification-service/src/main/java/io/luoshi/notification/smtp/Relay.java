package io.luoshi.notification.smtp;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.luoshi.notification.NotificationSettings;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The mail relay behind a circuit breaker. Only a relay that cannot be talked to counts as a failure: a refused address is the
 * answer of a healthy one. While the breaker is open no mail is tried; then single mails probe until one gets an answer.
 */
@Component
public class Relay {

    private final JavaMailSenderImpl settings;
    private final String sender;
    private final CircuitBreakerRegistry breakers;
    private final CircuitBreaker breaker;

    Relay(JavaMailSenderImpl settings, NotificationSettings notifications) {
        this.settings = settings;
        this.sender = notifications.sender();
        this.breakers = CircuitBreakerRegistry.of(breaker(notifications.relay()));
        this.breaker = breakers.circuitBreaker("smtp");
    }

    private static CircuitBreakerConfig breaker(NotificationSettings.Relay settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(2 * settings.failures())
                .minimumNumberOfCalls(settings.failures())
                .waitDurationInOpenState(settings.probeAfter())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
    }

    /** A connection for one worker. */
    public Line line() {
        return new Line(new SmtpConnection(settings, sender));
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    CircuitBreakerRegistry breakers() {
        return breakers;
    }

    /** One worker's way to the relay: {@link #admitted}, then at most one {@link #send}, then {@link #done}. */
    public final class Line {

        private final SmtpConnection connection;
        private boolean permission;

        private Line(SmtpConnection connection) {
            this.connection = connection;
        }

        /** False while the relay is considered down. */
        public boolean admitted() {
            permission = breaker.tryAcquirePermission();
            return permission;
        }

        /** Hands the mail over; never throws for what the relay does. */
        public Reply send(Mail mail) {
            long start = breaker.getCurrentTimestamp();
            Reply reply = connection.send(mail);
            long took = breaker.getCurrentTimestamp() - start;
            permission = false;
            switch (reply) {
                case Reply.Accepted _, Reply.Refused _ -> breaker.onSuccess(took, breaker.getTimestampUnit());
                case Reply.BrokenOff _, Reply.Unavailable _ ->
                    breaker.onError(took, breaker.getTimestampUnit(), new MailSendException(reply.words()));
            }
            return reply;
        }

        /** Gives an unused permission back. */
        public void done() {
            if (permission) {
                breaker.releasePermission();
                permission = false;
            }
        }

        /** Ends the conversation; the next mail opens a new one. */
        public void hangUp() {
            connection.close();
        }
    }
}
