package io.luoshi.task.importing;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.task.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A draft as JSON, which is what merge patches and corrections speak of. */
final class DraftTree {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // what a patch leaves out is false
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS) // units and tasks keep the order of the notice
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectNode root;

    private DraftTree(ObjectNode root) {
        this.root = root;
    }

    static DraftTree of(Draft draft) {
        return new DraftTree(JSON.valueToTree(draft));
    }

    /** Makes the corrections in their order. */
    DraftTree with(List<Correction> corrections) {
        if (corrections.isEmpty()) {
            return this;
        }
        ObjectNode corrected = root.deepCopy();
        for (Correction correction : corrections) {
            List<String> path = correction.path();
            JsonNode parent = at(corrected, path.subList(0, path.size() - 1));
            if (parent instanceof ObjectNode object) {
                put(object, path.getLast(), correction.after());
            }
        }
        return new DraftTree(corrected);
    }

    private static void put(ObjectNode object, String key, @Nullable String value) {
        if (value == null) {
            object.remove(key);
        } else {
            object.set(key, JSON.readTree(value));
        }
    }

    /** What a merge patch changes here, each leaf by itself; a thing that is new as a whole. */
    List<Correction> changes(ObjectNode patch, Stamp stamp) {
        List<Correction> changes = new ArrayList<>();
        collect(root, patch, List.of(), stamp, changes);
        return changes;
    }

    private static void collect(
            ObjectNode now, ObjectNode patch, List<String> path, Stamp stamp, List<Correction> changes) {
        for (Map.Entry<String, JsonNode> wanted : patch.properties()) {
            List<String> inner =
                    Stream.concat(path.stream(), Stream.of(wanted.getKey())).toList();
            JsonNode before = now.get(wanted.getKey());
            if (wanted.getValue() instanceof ObjectNode deeper && before instanceof ObjectNode known) {
                collect(known, deeper, inner, stamp, changes);
            } else if (!sameAs(before, wanted.getValue())) {
                changes.add(new Correction(stamp, inner, json(before), json(wanted.getValue())));
            }
        }
    }

    private static boolean sameAs(@Nullable JsonNode before, JsonNode after) {
        return isNothing(before) ? isNothing(after) : after.equals(before);
    }

    private static boolean isNothing(@Nullable JsonNode node) {
        return node == null || node.isNull();
    }

    private static @Nullable String json(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.toString();
    }

    /** What stands at a path, as JSON. */
    @Nullable
    String at(List<String> path) {
        return json(at(root, path));
    }

    private static @Nullable JsonNode at(JsonNode from, List<String> path) {
        JsonNode node = from;
        for (String step : path) {
            node = node == null ? null : node.get(step);
        }
        return node;
    }

    /** @throws DomainProblem naming the field that is not as a draft has it */
    Draft draft() {
        try {
            return JSON.treeToValue(root, Draft.class);
        } catch (DatabindException wrong) {
            String field = wrong.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .collect(Collectors.joining("."));
            throw new DomainProblem(
                    List.of(new FieldProblem(field, null, "unreadable")), "invalid", HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
