package io.luoshi.starter.outbox;

import io.luoshi.starter.Leases;
import io.luoshi.starter.LuoshiProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Wires the outbox. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    /** Lazy collaborators: callbacks are created before the template that they are called by. */
    @Bean
    OutboxWriter outboxWriter(
            JsonMapper json,
            Clock clock,
            @Lazy Tracer tracer,
            @Lazy Propagator propagator,
            @Lazy OutboxRelay relay,
            @Lazy MongoConverter converter,
            ChangeNote notes) {
        return new OutboxWriter(json, clock, tracer, propagator, relay, converter, notes);
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxStore store, OutboxSender sender, Leases leases, LuoshiProperties properties, Clock clock) {
        return new OutboxRelay(store, sender, leases, properties.outbox(), clock);
    }

    @Bean
    OutboxStore outboxStore(MongoTemplate mongo, Clock clock, MeterRegistry meters) {
        return new OutboxStore(mongo, clock, meters);
    }

    @Bean
    OutboxSender outboxSender(
            KafkaTemplate<String, byte[]> kafka, @Value("${spring.application.name}") String application) {
        return new OutboxSender(kafka, application);
    }
}
