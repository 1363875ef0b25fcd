package io.luoshi.events;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the documentation is made of: {@code topics.json} (who writes and reads a topic), events per topic, shared types. */
final class Topics {

    private Topics() {}

    /** Kept by hand: no code knows who reads a topic. */
    static JsonNode read() {
        return Contracts.read(Contracts.MODULE.resolve("src/test/resources/topics.json"));
    }

    /** The events of a topic, in the order in which the record types are declared. */
    static Stream<Class<?>> events(String topic) {
        return Arrays.stream(EventCatalog.TOPICS.get(topic).getPermittedSubclasses());
    }

    /** Types that events share, by name; they mean the same in every schema. */
    static Map<String, JsonNode> sharedTypes() {
        Map<String, JsonNode> types = new TreeMap<>(Comparator.naturalOrder());
        for (String type : EventCatalog.types()) {
            Contracts.read(Contracts.schemaOf(type))
                    .path("$defs")
                    .properties()
                    .forEach(definition -> types.put(definition.getKey(), definition.getValue()));
        }
        return types;
    }

    /** Name of the shared type that a {@code $ref} leads to. */
    static String referenced(JsonNode schema) {
        return schema.path("$ref").stringValue().replace("#/$defs/", "");
    }
}
