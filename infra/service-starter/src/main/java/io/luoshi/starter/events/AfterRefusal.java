package io.luoshi.starter.events;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/**
 * A producer whose log-in was refused is given up, and the next event makes a new one. Kafka's own loses the request for its number when
 * the first log-in fails, waits for the answer for ever and sends nothing, however right the password is later.
 */
final class AfterRefusal implements ProducerListener<Object, Object> {

    private final ObjectProvider<ProducerFactory<?, ?>> producers;

    AfterRefusal(ObjectProvider<ProducerFactory<?, ?>> producers) {
        this.producers = producers;
    }

    @Override
    public void onError(
            ProducerRecord<Object, Object> record, @Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception instanceof AuthenticationException) {
            producers.ifAvailable(ProducerFactory::reset);
        }
    }
}
