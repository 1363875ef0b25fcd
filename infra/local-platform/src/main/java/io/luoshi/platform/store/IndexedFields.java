package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of an index in their order: which keys a document has in it. */
final class IndexedFields {

    /** Path of a field, from document to document. */
    private record Field(String name, List<String> path, boolean ascending) {

        static Field of(IndexKey key) {
            return new Field(key.getKey(), Arrays.asList(key.getKey().split("\\.")), key.isAscending());
        }
    }

    private final List<Field> fields;

    IndexedFields(List<IndexKey> keys) {
        fields = keys.stream().map(Field::of).toList();
    }

    int size() {
        return fields.size();
    }

    String name(int field) {
        return fields.get(field).name();
    }

    boolean isAscending(int field) {
        return fields.get(field).ascending();
    }

    Set<String> names() {
        return fields.stream().map(Field::name).collect(Collectors.toSet());
    }

    /** Several where a field is an array: one for each element. Null stands for a field that is missing. */
    List<Key> keysOf(Document document) {
        List<Key> keys = List.of(new Key(new byte[0]));
        for (Field field : fields) {
            List<@Nullable Object> values = valuesAt(document, field.path());
            keys = append(keys, values.isEmpty() ? Arrays.asList((Object) null) : values, field.ascending());
        }
        return keys.size() == 1 ? keys : keys.stream().distinct().toList();
    }

    static List<Key> append(List<Key> prefixes, Collection<?> values, boolean ascending) {
        return prefixes.stream()
                .flatMap(prefix -> values.stream()
                        .map(value ->
                                new KeyWriter(prefix).value(value, ascending).toKey()))
                .toList();
    }

    /** For messages. */
    List<@Nullable Object> firstValuesOf(Document document) {
        List<@Nullable Object> first = new ArrayList<>();
        for (Field field : fields) {
            List<@Nullable Object> values = valuesAt(document, field.path());
            first.add(values.isEmpty() ? null : values.getFirst());
        }
        return first;
    }

    boolean areMissingIn(Document document) {
        return fields.stream()
                .allMatch(field -> valuesAt(document, field.path()).isEmpty());
    }

    /**
     * Paths of the arrays that the fields of the document go through or end in, one for each such field.
     *
     * @throws CannotIndexParallelArraysError if they are different ones
     */
    List<String> arraysIn(Document document) {
        List<String> arrays = fields.stream()
                .flatMap(field -> Stream.ofNullable(firstArrayOn(document, field.path())))
                .toList();
        if (Set.copyOf(arrays).size() > 1) {
            throw new CannotIndexParallelArraysError(arrays);
        }
        return arrays;
    }

    private static @Nullable String firstArrayOn(Document document, List<String> path) {
        Object value = document;
        for (int i = 0; i < path.size() && value instanceof Document parent; i++) {
            value = parent.get(path.get(i));
            if (value instanceof Collection<?>) {
                return String.join(".", path.subList(0, i + 1));
            }
        }
        return null;
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
