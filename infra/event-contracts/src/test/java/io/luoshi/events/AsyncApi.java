package io.luoshi.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes {@code docs/asyncapi.yaml} (AsyncAPI 3.0), complete in itself: channels, messages with examples, schemas. */
final class AsyncApi {

    /** Quotes every text, so that no reader takes a date or a number for something else. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();

    private static final String HEAD = """
            # Generated from infra/event-contracts; after a change run
            # %s
            """;

    private static final String CLOUD_EVENT_HEADERS = """
            {
              "type": "object",
              "required": ["ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_sequence"],
              "properties": {
                "ce_specversion": { "type": "string", "const": "1.0" },
                "ce_id": { "type": "string", "format": "uuid" },
                "ce_type": { "type": "string" },
                "ce_source": { "type": "string" },
                "ce_subject": { "type": "string" },
                "ce_time": { "type": "string", "format": "date-time" },
                "ce_sequence": { "type": "string", "pattern": "^[0-9]+$" },
                "traceparent": { "type": "string" }
              }
            }
            """;

    private AsyncApi() {}

    static String yaml() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/json");
        document.put("channels", channels());
        document.put("operations", operations());
        document.put("components", components());
        return HEAD.formatted(EventDocsTest.WRITE_COMMAND) + YAML.writeValueAsString(document);
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Luoshi events");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "Facts that the services announce: CloudEvents 1.0 in Kafka's binary mode. See events.md.");
        info.put("license", Map.of("name", "Apache-2.0"));
        return info;
    }

    private static Map<String, Object> channels() {
        Map<String, Object> channels = new LinkedHashMap<>();
        Topics.read().properties().forEach(topic -> {
            Map<String, Object> channel = new LinkedHashMap<>();
            channel.put("address", topic.getKey());
            channel.put("description", topic.getValue().path("about"));
            Map<String, Object> messages = new LinkedHashMap<>();
            Topics.events(topic.getKey())
                    .forEach(event -> messages.put(
                            event.getSimpleName(), reference("#/components/messages/" + event.getSimpleName())));
            channel.put("messages", messages);
            channels.put(topic.getKey(), channel);
        });
        return channels;
    }

    private static Map<String, Object> operations() {
        Map<String, Object> operations = new LinkedHashMap<>();
        Topics.read().properties().forEach(topic -> {
            JsonNode known = topic.getValue();
            operation(operations, known.path("producer"), "send", topic.getKey());
            known.path("consumers")
                    .values()
                    .forEach(consumer -> operation(operations, consumer, "receive", topic.getKey()));
        });
        return operations;
    }

    private static void operation(Map<String, Object> operations, JsonNode service, String action, String topic) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("action", action);
        operation.put("channel", reference("#/channels/" + topic));
        operation.put("tags", List.of(Map.of("name", service.stringValue())));
        operations.put(service.stringValue() + "." + action + "." + topic, operation);
    }

    private static Map<String, Object> components() {
        Map<String, Object> components = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        Map<String, Object> schemas = new LinkedHashMap<>();
        Topics.read()
                .propertyNames()
                .forEach(topic -> Topics.events(topic).forEach(event -> {
                    messages.put(event.getSimpleName(), message(event));
                    schemas.put(event.getSimpleName(), payload(event));
                }));
        Topics.sharedTypes().forEach((name, schema) -> schemas.put(name, relocated(schema)));
        components.put("messages", messages);
        components.put("schemas", schemas);
        components.put(
                "messageTraits", Map.of("cloudEvent", Map.of("headers", Contracts.JSON.readTree(CLOUD_EVENT_HEADERS))));
        return components;
    }

    private static Map<String, Object> message(Class<?> event) {
        String type = EventCatalog.typeOf(event);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", type);
        message.put("title", event.getSimpleName());
        message.put("summary", Contracts.read(Contracts.schemaOf(type)).path("description"));
        message.put("traits", List.of(reference("#/components/messageTraits/cloudEvent")));
        message.put("payload", reference("#/components/schemas/" + event.getSimpleName()));
        List<Map<String, Object>> examples = new ArrayList<>();
        Contracts.examplesOf(type).forEach(file -> {
            Map<String, Object> example = new LinkedHashMap<>();
            example.put("name", Contracts.nameOf(file));
            example.put("headers", Map.of("ce_type", type));
            example.put("payload", Contracts.read(file));
            examples.add(example);
        });
        message.put("examples", examples);
        return message;
    }

    private static JsonNode payload(Class<?> event) {
        ObjectNode schema = (ObjectNode) Contracts.read(Contracts.schemaOf(EventCatalog.typeOf(event)));
        return relocated(schema.remove(List.of("$schema", "$id", "$defs")));
    }

    /** The schema with its references leading to the components of this document. */
    private static JsonNode relocated(JsonNode schema) {
        return Contracts.JSON.readTree(schema.toString().replace("#/$defs/", "#/components/schemas/"));
    }

    private static Map<String, Object> reference(String target) {
        return Map.of("$ref", target);
    }
}
