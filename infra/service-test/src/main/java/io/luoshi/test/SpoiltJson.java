package io.luoshi.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A good body spoilt in every way that a caller could think of, each with the name of what was done to it. */
final class SpoiltJson {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HERE = "put something else here";
    private static final int DEEP = 100_000;
    private static final String DEEP_LIST = "[".repeat(DEEP) + "]".repeat(DEEP);
    private static final String DEEP_OBJECT = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);

    /** Instead of any value. */
    private static final Map<String, String> VALUES = Map.of(
            "an operator of the store", "{\"$ne\": null}",
            "a program for the store", "{\"$where\": \"sleep(1000)\"}",
            "a list of lists", "[[[\"x\"]]]",
            "a list nested deeply", DEEP_LIST,
            "an object nested deeply", DEEP_OBJECT,
            "a text without an end", "\"x");

    /** Instead of a number. */
    private static final Map<String, String> NUMBERS = Map.of(
            "a number that fills the memory", "1e999999999",
            "the same below zero", "-1e999999999",
            "a number of infinitely many places", "1e-999999999",
            "not a number", "NaN",
            "100,000 digits", "9".repeat(DEEP));

    private static final List<String> OF_DOCUMENTS = List.of(
            "_id",
            "_class",
            "id",
            "unit",
            "role",
            "state",
            "status",
            "revision",
            "version",
            "sequence",
            "login",
            "account",
            "passwordHash",
            "secretHash",
            "signedBy",
            "submittedBy",
            "by",
            "stamp",
            "retired",
            "outbox",
            "light",
            "history",
            "duties",
            "scope");

    private SpoiltJson() {}

    static Map<String, String> of(String good) {
        Map<String, String> spoilt = new LinkedHashMap<>();
        spoilt.put("a list nested deeply", DEEP_LIST);
        spoilt.put("an object nested deeply", DEEP_OBJECT);
        spoilt.put("an unknown field nested deeply", good.replaceFirst("\\{", "{\"unknown\": " + DEEP_LIST + ", "));
        spoilt.put("half of it", good.substring(0, good.length() / 2));
        spoilt.put("more after its end", good + good);
        spoilt.put("a name of 100,000 characters", good.replaceFirst("\\{", "{\"" + "x".repeat(DEEP) + "\": 1, "));
        spoilt.put(
                "a document type with an entity", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
        atEachLeaf(good, (place, leaf) -> {
            VALUES.forEach((name, value) -> spoilt.put(name + " as " + place, leaf.replace(quoted(HERE), value)));
            if (isNumber(good, place)) {
                NUMBERS.forEach((name, value) -> spoilt.put(name + " as " + place, leaf.replace(quoted(HERE), value)));
            }
        });
        return spoilt;
    }

    /** The same with fields in every object that documents have and bodies must not set, all of that value. */
    static String withFields(String good, String value) {
        String fields = OF_DOCUMENTS.stream()
                .map(name -> quoted(name) + ": " + quoted(value))
                .collect(Collectors.joining(", ", "{", ", "));
        return good.replace("{", fields).replace(", }", "}");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static boolean isNumber(String good, String place) {
        return JSON.readTree(good).at(place).isNumber();
    }

    /** @param use takes the place as a JSON pointer and the whole text with {@link #HERE} in that place */
    private static void atEachLeaf(String good, BiConsumer<String, String> use) {
        leaves(JSON.readTree(good), "", place -> use.accept(place, marked(good, place)));
    }

    private static void leaves(JsonNode node, String place, Consumer<String> use) {
        if (node.isValueNode()) {
            use.accept(place);
        }
        node.properties().forEach(field -> leaves(field.getValue(), place + "/" + field.getKey(), use));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves(node.get(i), place + "/" + i, use);
        }
    }

    private static String marked(String good, String place) {
        JsonNode all = JSON.readTree(good);
        int end = place.lastIndexOf('/');
        JsonNode parent = all.at(place.substring(0, end));
        String step = place.substring(end + 1);
        switch (parent) {
            case ObjectNode object -> object.set(step, StringNode.valueOf(HERE));
            case ArrayNode list -> list.set(Integer.parseInt(step), StringNode.valueOf(HERE));
            default -> throw new IllegalArgumentException(place);
        }
        return JSON.writeValueAsString(all);
    }
}
