package io.luoshi.starter.events;

import io.luoshi.events.EventCatalog;
import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.MessagingMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads records into the {@link CloudEvent} that listeners take; listeners that take a {@code ConsumerRecord} get it raw. */
class CloudEventConverter extends MessagingMessageConverter {

    private final JsonMapper json;

    CloudEventConverter(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> record, @Nullable Type type) {
        if (type != CloudEvent.class) {
            return record.value();
        }
        return CloudEventHeaders.read(record, data(record));
    }

    private Object data(ConsumerRecord<?, ?> record) {
        String type = CloudEventHeaders.text(record, CloudEventHeaders.TYPE);
        Class<?> target = EventCatalog.recordOf(type).orElse(CloudEvent.Unknown.class);
        if (target == CloudEvent.Unknown.class) {
            return new CloudEvent.Unknown();
        }
        try {
            return json.readValue((byte[]) record.value(), target);
        } catch (JacksonException e) {
            throw new MessageConversionException("Unreadable " + type + ": " + e.getOriginalMessage(), e);
        }
    }
}
