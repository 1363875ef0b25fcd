package io.luoshi.unit.list;

import io.luoshi.unit.list.UnitColumns.Column;
import io.luoshi.unit.register.Person;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitContent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The register as a table that {@code PUT /api/units} takes again: one row per person, or one for a unit without people. */
final class UnitFile {

    private static final String ALIAS_SEPARATOR = ";";

    private UnitFile() {}

    static List<String> titles() {
        return Arrays.stream(Column.values()).map(Column::title).toList();
    }

    /** In the order of {@link Column}. */
    static Stream<List<String>> rows(Unit unit) {
        UnitContent content = unit.content();
        List<String> own = List.of(
                unit.id(), content.name(), Words.of(content.kind()), String.join(ALIAS_SEPARATOR, content.aliases()));
        List<Person> people = unit.people();
        return people.isEmpty()
                ? Stream.of(row(own, List.of("", "", "", "", "", "")))
                : people.stream().map(person -> row(own, cells(person)));
    }

    private static List<String> cells(Person person) {
        return List.of(
                person.name(),
                Words.of(person.role()),
                person.email(),
                person.language(),
                Objects.toString(person.from(), ""),
                Objects.toString(person.until(), ""));
    }

    private static List<String> row(List<String> unit, List<String> person) {
        return Stream.concat(unit.stream(), person.stream()).toList();
    }
}
