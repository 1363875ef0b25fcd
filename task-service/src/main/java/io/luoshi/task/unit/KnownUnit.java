package io.luoshi.task.unit;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitState;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What task-service knows of a unit (责任单位).
 *
 * @param keys its name and aliases in the form in which they are looked up
 * @param retired true when it takes no new assignments
 * @param sequence of the newest event taken; older ones are passed over
 */
@Document("units")
public record KnownUnit(
        @Id String id,
        String name,
        List<String> aliases,
        List<String> keys,
        UnitKind kind,
        boolean retired,
        long sequence) {

    static KnownUnit of(UnitState unit, long sequence) {
        List<String> keys = Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
                .map(UnitName::key)
                .distinct()
                .toList();
        return new KnownUnit(unit.id(), unit.name(), unit.aliases(), keys, unit.kind(), unit.retired(), sequence);
    }

    /** One that is not registered, for comparisons; its name is its id. */
    public static KnownUnit unregistered(String name) {
        return new KnownUnit(name, name, List.of(), List.of(), UnitKind.OTHER, false, 0);
    }

    /** The form in which two writings of one name are equal. */
    public static String key(String name) {
        return UnitName.key(name);
    }
}
