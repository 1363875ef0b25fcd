package io.luoshi.platform;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of an index in their order: which keys a document has in it, and where in it a query must look. */
final class IndexedFields {

    /** A query that names more combinations is not worth an index. */
    private static final int MAX_RANGES = 1_000;

    private final List<List<String>> paths;
    private final List<String> names;

    IndexedFields(List<String> names) {
        this.names = names;
        this.paths =
                names.stream().map(name -> Arrays.asList(name.split("\\."))).toList();
    }

    /** Several where a field is an array: one for each element. Null stands for a field that is missing. */
    List<KeyValue> keysOf(Document document) {
        List<List<Object>> keys = List.of(List.of());
        for (List<String> path : paths) {
            List<@Nullable Object> values = valuesAt(document, path);
            keys = append(keys, values.isEmpty() ? Arrays.asList((Object) null) : values);
        }
        return keys.stream().map(KeyValue::new).distinct().toList();
    }

    boolean areMissingIn(Document document) {
        return paths.stream().allMatch(path -> valuesAt(document, path).isEmpty());
    }

    /**
     * Where the matches of the conditions lie, or nothing if the index does not help.
     *
     * @param arrays whether documents may have several keys; then two bounds can be met by different elements
     */
    List<KeyRange> ranges(Document conditions, boolean arrays) {
        List<List<Object>> prefixes = List.of(List.of());
        for (int i = 0; i < names.size(); i++) {
            FieldCondition condition = FieldCondition.of(conditions.get(names.get(i)));
            if (condition.values().isEmpty()) {
                return i == 0 && !condition.isBounded() ? List.of() : toRanges(prefixes, condition, arrays);
            }
            prefixes = append(prefixes, condition.values());
            if (prefixes.size() > MAX_RANGES) {
                return List.of();
            }
        }
        return toRanges(prefixes, FieldCondition.of(null), arrays);
    }

    private static List<KeyRange> toRanges(List<List<Object>> prefixes, FieldCondition next, boolean arrays) {
        Object high = arrays && next.low() != null ? null : next.high();
        return prefixes.stream()
                .map(prefix -> KeyRange.of(prefix, next.low(), high))
                .toList();
    }

    private static List<List<Object>> append(List<List<Object>> prefixes, Collection<?> values) {
        return prefixes.stream()
                .flatMap(prefix -> values.stream().map(value -> {
                    List<Object> longer = new ArrayList<>(prefix);
                    longer.add(value);
                    return longer;
                }))
                .toList();
    }

    /** All values at the end of a path, through arrays and into them; none if nothing is there. */
    private static List<@Nullable Object> valuesAt(@Nullable Object start, List<String> path) {
        if (start instanceof Collection<?> elements) {
            return valuesInArray(new ArrayList<>(elements), path);
        } else if (path.isEmpty()) {
            return Arrays.asList(start);
        } else if (start instanceof Document document && document.containsKey(path.getFirst())) {
            return valuesAt(document.get(path.getFirst()), path.subList(1, path.size()));
        } else {
            return List.of();
        }
    }

    private static List<@Nullable Object> valuesInArray(List<?> elements, List<String> path) {
        if (elements.isEmpty() && path.isEmpty()) {
            return Arrays.asList((Object) null); // the field is there, so it is not missing
        }
        Stream<?> ofEach = elements.stream().flatMap(element -> valuesAt(element, path).stream());
        Stream<?> ofOne = IntStream.range(0, path.isEmpty() ? 0 : elements.size())
                .filter(i -> String.valueOf(i).equals(path.getFirst()))
                .mapToObj(i -> valuesAt(elements.get(i), path.subList(1, path.size())))
                .flatMap(List::stream);
        return new ArrayList<>(Stream.concat(ofEach, ofOne).toList());
    }
}
