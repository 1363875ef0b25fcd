package io.luoshi.unit.register;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.springframework.data.repository.CrudRepository;

/** The register. */
public interface Units extends CrudRepository<Unit, String> {

    /** A store compares each candidate with each key; so the work for a long list grows with its length and not with the square. */
    int KEYS_PER_QUERY = 200;

    /** The units that go by any of the names, by {@link NameKey}; each once. */
    default List<Unit> findByNames(Collection<String> keys) {
        Map<String, Unit> found = new LinkedHashMap<>();
        keys.stream()
                .gather(Gatherers.windowFixed(KEYS_PER_QUERY))
                .forEach(some -> findByNameKeysIn(some).forEach(unit -> found.putIfAbsent(unit.id(), unit)));
        return List.copyOf(found.values());
    }

    /** The units of those ids, in portions as {@link #findByNames}. */
    default List<Unit> findByIds(Collection<String> ids) {
        return ids.stream()
                .gather(Gatherers.windowFixed(KEYS_PER_QUERY))
                .flatMap(some -> findByIdIn(some).stream())
                .toList();
    }

    List<Unit> findByIdIn(Collection<String> ids);

    /** For {@link #findByNames}, which asks in portions. */
    List<Unit> findByNameKeysIn(Collection<String> keys);
}
