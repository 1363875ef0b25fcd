package io.luoshi.notification.smtp;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows the breaker: metrics {@code resilience4j.circuitbreaker.*} and health component {@code smtp}. */
@Configuration(proxyBeanMethods = false)
class RelayObservation {

    RelayObservation(Relay relay, MeterRegistry meters) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(relay.breakers()).bindTo(meters);
    }

    /** A relay that is away makes this service late, not ill: the status is unknown then, never down. */
    @Bean
    HealthIndicator smtpHealthIndicator(Relay relay) {
        return () -> {
            CircuitBreaker.State state = relay.breaker().getState();
            Health.Builder health = state == CircuitBreaker.State.CLOSED ? Health.up() : Health.unknown();
            return health.withDetail("breaker", state)
                    .withDetail("failures", relay.breaker().getMetrics().getNumberOfFailedCalls())
                    .build();
        };
    }
}
