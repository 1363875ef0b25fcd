package io.luoshi.starter.events;

import io.luoshi.events.AccessEvent;
import io.luoshi.events.AuditEvent;
import io.luoshi.events.EventCatalog;
import io.luoshi.events.UnitEvent;
import io.luoshi.starter.LuoshiProperties;
import io.luoshi.starter.web.DomainProblem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/** Wires how events come in: topics, conversion, retries, dead letters, latency. */
@Configuration(proxyBeanMethods = false)
@Import(DeadLetterController.class)
public class EventsConfiguration {

    private static final String DEAD_LETTERS = "-dlt";
    private static final Set<String> ORDERED = Set.of(AuditEvent.TOPIC, AccessEvent.TOPIC);
    private static final Set<String> COMPACTED = Set.of(UnitEvent.TOPIC, AccessEvent.TOPIC);

    /** Every service declares every topic, so that whichever starts first finds what it needs. Facts are kept for good. */
    @Bean
    KafkaAdmin.NewTopics topics(LuoshiProperties properties) {
        return new KafkaAdmin.NewTopics(EventCatalog.TOPICS.keySet().stream()
                .flatMap(name -> Stream.of(name, name + DEAD_LETTERS))
                .map(name -> topic(name, properties.topics()))
                .toArray(NewTopic[]::new));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "spring.kafka.admin.auto-create", matchIfMissing = true)
    TopicSetup topicSetup(KafkaAdmin admin) {
        return new TopicSetup(admin);
    }

    private static NewTopic topic(String name, LuoshiProperties.Topics settings) {
        // One order for all of it, so one partition.
        TopicBuilder topic = TopicBuilder.name(name)
                .partitions(ORDERED.contains(name) ? 1 : settings.partitions())
                .replicas(settings.replicas())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1");
        return COMPACTED.contains(name) ? topic.compact().build() : topic.build();
    }

    @Bean
    RecordMessageConverter cloudEventConverter(JsonMapper json) {
        return new CloudEventConverter(json);
    }

    /** Retries in place, so that events of one aggregate keep their order; then the dead-letter topic, same partition. */
    @Bean
    CommonErrorHandler errorHandler(KafkaTemplate<String, byte[]> kafka, LuoshiProperties properties) {
        LuoshiProperties.Retry retry = properties.retry();
        ExponentialBackOffWithMaxRetries backOff = new ExponentialBackOffWithMaxRetries(retry.attempts());
        backOff.setInitialInterval(retry.initial().toMillis());
        backOff.setMaxInterval(retry.max().toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(recoverer(kafka), backOff);
        handler.addNotRetryableExceptions(DomainProblem.class, IllegalArgumentException.class);
        return handler;
    }

    private static ConsumerRecordRecoverer recoverer(KafkaTemplate<String, byte[]> kafka) {
        DeadLetterPublishingRecoverer publisher = new DeadLetterPublishingRecoverer(kafka);
        return (record, exception) -> {
            // A dead letter that cannot be filed has nowhere further to go: it is tried until it can.
            if (record.topic().endsWith(DEAD_LETTERS)) {
                throw new KafkaException("Dead letter not filed yet", exception);
            }
            publisher.accept(record, exception);
        };
    }

    @Bean
    ProducerListener<Object, Object> afterRefusal(ObjectProvider<ProducerFactory<?, ?>> producers) {
        return new AfterRefusal(producers);
    }

    /** {@code luoshi.event.latency}: from the fact to the end of its handling here. */
    @Bean
    RecordInterceptor<Object, Object> eventLatency(MeterRegistry meters, Clock clock) {
        return new EventLatency(meters, clock);
    }

    @Bean
    DeadLetters deadLetters(
            MongoTemplate mongo,
            KafkaTemplate<String, byte[]> kafka,
            LuoshiProperties properties,
            Clock clock,
            MeterRegistry meters) {
        return new DeadLetters(mongo, kafka, properties, clock, meters);
    }
}
