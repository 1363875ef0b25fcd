package io.luoshi.unit.audit;

import io.luoshi.events.AuditEvent;
import io.luoshi.events.AuditEvent.AuditNoted;
import io.luoshi.events.EventCatalog;
import io.luoshi.unit.audit.AuditTrail.Received;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Enters the notes of all services, many at a time: an entry is cheap, finding the end of the chain is not, so a note waits a little for
 * others. The topic has one partition, so the trail has one order.
 */
@Component
class AuditEventsListener {

    private final AuditTrail trail;
    private final JsonMapper json;

    AuditEventsListener(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    @KafkaListener(
            topics = AuditEvent.TOPIC,
            batch = "true",
            properties = {
                "fetch.min.bytes=${luoshi.audit.gather-bytes:65536}",
                "fetch.max.wait.ms=${luoshi.audit.gather-millis:250}"
            })
    void on(List<ConsumerRecord<String, byte[]>> records) {
        trail.enter(IntStream.range(0, records.size())
                .filter(i -> header(records.get(i), "ce_type").equals(EventCatalog.typeOf(AuditNoted.class)))
                .mapToObj(i -> received(records.get(i), i))
                .toList());
    }

    private Received received(ConsumerRecord<String, byte[]> record, int index) {
        try {
            AuditNoted event = json.readValue(record.value(), AuditNoted.class);
            String text = json.writeValueAsString(event.note());
            return new Received(header(record, "ce_id"), header(record, "ce_source"), text, event.note());
        } catch (JacksonException unreadable) {
            throw new BatchListenerFailedException("No note in this event", unreadable, index);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
