package io.luoshi.events;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every topic and every event of Luoshi, found from the sealed interfaces, so that no list has to be kept by hand. */
public final class EventCatalog {

    /** Topic names with the sealed interface whose records travel on it. */
    public static final Map<String, Class<?>> TOPICS = Map.of(
            UnitEvent.TOPIC, UnitEvent.class,
            TaskEvent.TOPIC, TaskEvent.class,
            ProgressEvent.TOPIC, ProgressEvent.class,
            NotificationEvent.TOPIC, NotificationEvent.class,
            AuditEvent.TOPIC, AuditEvent.class,
            AccessEvent.TOPIC, AccessEvent.class);

    private static final Map<String, Class<?>> RECORDS = TOPICS.values().stream()
            .flatMap(topic -> Arrays.stream(topic.getPermittedSubclasses()))
            .collect(Collectors.toUnmodifiableMap(EventCatalog::typeOf, Function.identity()));

    private EventCatalog() {}

    /** The wire name of an event record, for example {@code io.luoshi.task.assigned.v1}. */
    public static String typeOf(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " is no event: it has no @EventType");
        }
        return type.value();
    }

    /** The record of a wire name; empty for a type this version does not know, which a consumer must pass over. */
    public static Optional<Class<?>> recordOf(String type) {
        return Optional.ofNullable(RECORDS.get(type));
    }

    /** The topic an event record is announced on. */
    public static String topicOf(Class<?> event) {
        return TOPICS.entrySet().stream()
                .filter(topic -> topic.getValue().isAssignableFrom(event))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(event.getName() + " belongs to no topic"));
    }

    /** All wire names in alphabetical order. */
    public static List<String> types() {
        return RECORDS.keySet().stream().sorted().toList();
    }
}
