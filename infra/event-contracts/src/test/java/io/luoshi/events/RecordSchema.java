package io.luoshi.events;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a record with the schema that describes it, all the way down, and says where they part. */
final class RecordSchema {

    private static final Map<Class<?>, String> PLAIN = Map.of(
            String.class, "string",
            int.class, "integer",
            long.class, "integer",
            boolean.class, "boolean",
            BigDecimal.class, "number",
            LocalDate.class, "string date",
            Instant.class, "string date-time");

    private final JsonNode root;
    private final List<String> differences = new ArrayList<>();

    private RecordSchema(JsonNode root) {
        this.root = root;
    }

    static List<String> differences(Class<?> record, JsonNode schema) {
        RecordSchema comparison = new RecordSchema(schema);
        comparison.compareRecord("", record, schema);
        return comparison.differences;
    }

    private void compareRecord(String at, Class<?> record, JsonNode schema) {
        Set<String> components = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.add(component.getName());
            if (!isNullable(component)) {
                required.add(component.getName());
            }
            JsonNode property = schema.path("properties").path(component.getName());
            if (!property.isMissingNode()) {
                compareValue(at + "/" + component.getName(), component.getAnnotatedType(), property);
            }
        }
        expect(at + " properties", components, names(schema.path("properties").propertyNames()));
        expect(at + " required", required, texts(schema.path("required")));
        expect(
                at + " additional properties allowed",
                true,
                schema.path("additionalProperties").asBoolean(true));
    }

    private void compareValue(String at, AnnotatedType type, JsonNode declared) {
        JsonNode schema = declared.has("$ref")
                ? root.at(declared.get("$ref").stringValue().substring(1))
                : declared;
        if (!declared.has("description") && !schema.has("description")) {
            differences.add(at + " has no description");
        }
        expect(
                at + " null allowed",
                type.isAnnotationPresent(Nullable.class),
                texts(schema.path("type")).contains("null"));
        Class<?> raw = raw(type.getType());
        if (raw.isRecord()) {
            expect(at + " type", "object", kind(schema));
            compareRecord(at, raw, schema);
        } else if (raw.isEnum()) {
            expect(at + " type", "string", kind(schema));
            expect(
                    at + " enum",
                    names(Arrays.stream(raw.getEnumConstants())
                            .map(String::valueOf)
                            .toList()),
                    texts(schema.path("enum")));
        } else if (type instanceof AnnotatedParameterizedType list) {
            expect(at + " type", "array", kind(schema));
            AnnotatedType element = list.getAnnotatedActualTypeArguments()[0];
            if (PLAIN.containsKey(raw(element.getType()))) {
                expect(at + " items", PLAIN.get(raw(element.getType())), kind(schema.path("items")));
            } else {
                compareValue(at + "[]", element, schema.path("items"));
            }
        } else {
            expect(at + " type", PLAIN.get(raw), kind(schema));
        }
    }

    private void expect(String what, @Nullable Object inRecord, Object inSchema) {
        if (!inSchema.equals(inRecord)) {
            differences.add(what + ": record " + inRecord + ", schema " + inSchema);
        }
    }

    /** Type without null, and format. */
    private static String kind(JsonNode schema) {
        Set<String> types = texts(schema.path("type"));
        types.remove("null");
        return (String.join("|", types) + " " + schema.path("format").asString("")).strip();
    }

    private static Set<String> texts(JsonNode oneOrMany) {
        Set<String> texts = new TreeSet<>();
        if (oneOrMany.isString()) {
            texts.add(oneOrMany.stringValue());
        }
        oneOrMany.values().forEach(value -> texts.add(value.stringValue()));
        return texts;
    }

    private static Set<String> names(Iterable<String> names) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return sorted;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }
}
