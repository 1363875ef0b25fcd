package io.luoshi.events;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes {@code docs/events.md}: every topic, who writes and reads it, every event and every type on it, out of the schemas. */
final class EventDocs {

    private static final String HEAD = """
            # Events

            Generated from `infra/event-contracts` (schemas, records, `topics.json`); after a change run
            `%s`.

            An event is a fact that a service announces on the topic of its aggregate. On the wire it is a CloudEvent 1.0 in Kafka's
            binary mode: the attributes are headers, the value is the plain JSON described here.

            | header | meaning |
            |---|---|
            | `ce_id` | UUIDv7; the same for every delivery and every replay of the event |
            | `ce_type` | the event's type as below; a consumer passes over types it does not know |
            | `ce_source` | the service that announced it, e.g. `/task-service` |
            | `ce_subject` | id of the aggregate, also the record's key |
            | `ce_time` | when the fact happened, UTC |
            | `ce_sequence` | counts the aggregate's events; a copy that holds a higher one already knows newer facts |
            | `traceparent` | W3C trace context of the request that led to it |

            Delivery is at least once, in order per aggregate. An event carries state after the fact, never a delta. Only additive
            change: new optional fields, new constants. Anything else is a new type `….v2` beside the old one.
            """;

    private EventDocs() {}

    static String markdown() {
        JsonNode topics = Topics.read();
        StringBuilder page = new StringBuilder(HEAD.formatted(EventDocsTest.WRITE_COMMAND));
        topics.properties().forEach(topic -> page.append(topic(topic.getKey(), topic.getValue())));
        page.append("\n## Types\n");
        Topics.sharedTypes().forEach((name, schema) -> page.append(sharedType(name, schema)));
        return page.toString();
    }

    private static String topic(String name, JsonNode topic) {
        String consumers = topic.path("consumers").values().stream()
                .map(JsonNode::stringValue)
                .collect(Collectors.joining(", "));
        String head = """

                ## %s

                %s Key: %s.%s
                Written by %s; read by %s.
                """.formatted(
                name,
                topic.path("about").stringValue(),
                topic.path("key").stringValue(),
                topic.path("compacted").booleanValue() ? " Compacted: the newest event per key is kept for good." : "",
                topic.path("producer").stringValue(),
                consumers.isEmpty() ? "nobody yet" : consumers);
        return head + Topics.events(name).map(EventDocs::event).collect(Collectors.joining());
    }

    private static String event(Class<?> record) {
        String type = EventCatalog.typeOf(record);
        JsonNode schema = Contracts.read(Contracts.schemaOf(type));
        String examples = Contracts.examplesOf(type).stream()
                .map(file -> "[%s](../infra/event-contracts/src/main/resources/examples/%s/%s)"
                        .formatted(Contracts.nameOf(file), type, file.getFileName()))
                .collect(Collectors.joining(", "));
        return """

                ### %s

                `%s` · [schema](../infra/event-contracts/src/main/resources/schemas/%s.json) · examples: %s

                %s

                %s""".formatted(
                        record.getSimpleName(),
                        type,
                        type,
                        examples,
                        schema.path("description").stringValue(),
                        fields(schema));
    }

    private static String sharedType(String name, JsonNode schema) {
        String constants = schema.path("enum").values().stream()
                .map(value -> "`" + value.stringValue() + "`")
                .collect(Collectors.joining(", "));
        String body = constants.isEmpty() ? fields(schema) : constants + "\n";
        return "\n### %s\n\n%s\n\n%s".formatted(name, schema.path("description").asString(), body);
    }

    private static String fields(JsonNode schema) {
        List<String> required = schema.path("required").values().stream()
                .map(JsonNode::stringValue)
                .toList();
        return "| field | type | meaning |\n|---|---|---|\n"
                + schema.path("properties").properties().stream()
                        .map(field -> row(field, required.contains(field.getKey())))
                        .collect(Collectors.joining());
    }

    private static String row(Map.Entry<String, JsonNode> field, boolean required) {
        JsonNode schema = field.getValue();
        return "| `%s` | %s%s | %s |\n"
                .formatted(field.getKey(), type(schema), required ? "" : ", optional", meaning(schema));
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = Topics.referenced(schema);
            return "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT));
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        String plain = schema.has("format") ? schema.path("format").stringValue() : types(schema.path("type"));
        return schema.has("enum")
                ? plain + " "
                        + schema.path("enum").values().stream()
                                .map(value -> "`" + value.stringValue() + "`")
                                .collect(Collectors.joining(", "))
                : plain;
    }

    private static String types(JsonNode type) {
        return type.isString()
                ? type.stringValue()
                : type.values().stream().map(JsonNode::stringValue).collect(Collectors.joining(" or "));
    }

    private static String meaning(JsonNode schema) {
        String own = schema.path("description").asString("");
        String text = own.isEmpty() && schema.has("$ref")
                ? Topics.sharedTypes()
                        .get(Topics.referenced(schema))
                        .path("description")
                        .asString("")
                : own;
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
