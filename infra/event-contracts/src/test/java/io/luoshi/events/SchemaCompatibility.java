package io.luoshi.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a new version of a schema takes away from those who rely on the released one. Allowed is only what neither an old consumer
 * of new events nor a new consumer of old events can notice: new optional fields, new descriptions, new constants of an enum.
 * Anything else is a new event type ({@code .v2}).
 */
final class SchemaCompatibility {

    private final JsonNode released;
    private final JsonNode current;
    private final List<String> breaks = new ArrayList<>();

    private SchemaCompatibility(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    /** Every incompatible change with its place, for example {@code /task/title: field removed}; empty when compatible. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        SchemaCompatibility comparison = new SchemaCompatibility(released, current);
        comparison.compare("", released, current);
        return comparison.breaks;
    }

    private void compare(String at, JsonNode oldDeclared, JsonNode newDeclared) {
        JsonNode before = resolve(released, oldDeclared);
        JsonNode after = resolve(current, newDeclared);
        compareTypes(at, before, after);
        compareEnums(at, before, after);
        compareFields(at, before, after);
        if (before.has("items")) {
            compare(at + "[]", before.path("items"), after.path("items"));
        }
    }

    private void compareTypes(String at, JsonNode before, JsonNode after) {
        if (!texts(before.path("type")).equals(texts(after.path("type")))) {
            breaks.add(at + ": type changed from " + before.path("type") + " to " + after.path("type"));
        }
        if (!before.path("format").equals(after.path("format"))) {
            breaks.add(at + ": format changed from " + before.path("format") + " to " + after.path("format"));
        }
    }

    private void compareEnums(String at, JsonNode before, JsonNode after) {
        if (before.has("enum") != after.has("enum")) {
            breaks.add(at + ": enum added or dropped");
        }
        Set<String> removed = texts(before.path("enum"));
        removed.removeAll(texts(after.path("enum")));
        removed.forEach(constant -> breaks.add(at + ": constant " + constant + " removed"));
    }

    private void compareFields(String at, JsonNode before, JsonNode after) {
        Set<String> required = texts(after.path("required"));
        Set<String> alwaysThere = texts(before.path("required"));
        before.path("properties").properties().forEach(field -> {
            String place = at + "/" + field.getKey();
            JsonNode now = after.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                breaks.add(place + ": field removed");
            } else {
                compare(place, field.getValue(), now);
            }
        });
        required.stream()
                .filter(field -> !alwaysThere.contains(field))
                .forEach(field -> breaks.add(at + "/" + field + ": required, was not before"));
        alwaysThere.stream()
                .filter(field -> !required.contains(field))
                .forEach(field -> breaks.add(at + "/" + field + ": may be missing, was always there"));
    }

    private static JsonNode resolve(JsonNode root, JsonNode declared) {
        return declared.has("$ref")
                ? root.at(declared.path("$ref").stringValue().substring(1))
                : declared;
    }

    private static Set<String> texts(JsonNode oneOrMany) {
        Set<String> texts = new TreeSet<>();
        if (oneOrMany.isString()) {
            texts.add(oneOrMany.stringValue());
        }
        oneOrMany.values().forEach(value -> texts.add(value.asString()));
        return texts;
    }
}
