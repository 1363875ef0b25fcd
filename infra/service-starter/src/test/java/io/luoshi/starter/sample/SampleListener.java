package io.luoshi.starter.sample;

import io.luoshi.events.UnitEvent;
import io.luoshi.starter.events.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Notes every delivery; fails for the subjects that a test names. */
@Component
public class SampleListener {

    private final List<CloudEvent> deliveries = new CopyOnWriteArrayList<>();
    private final Map<String, Supplier<RuntimeException>> failures = new ConcurrentHashMap<>();

    @KafkaListener(topics = UnitEvent.TOPIC)
    void on(CloudEvent received) {
        deliveries.add(received);
        Supplier<RuntimeException> failure = failures.get(received.subject());
        if (failure != null) {
            throw failure.get();
        }
    }

    public void failFor(String subject, Supplier<RuntimeException> failure) {
        failures.put(subject, failure);
    }

    public void recover(String subject) {
        failures.remove(subject);
    }

    public List<CloudEvent> deliveries(String subject) {
        return deliveries.stream()
                .filter(event -> event.subject().equals(subject))
                .toList();
    }
}
