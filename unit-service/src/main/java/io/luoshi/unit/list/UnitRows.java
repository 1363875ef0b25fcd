package io.luoshi.unit.list;

import static io.luoshi.unit.list.UnitColumns.Column.ALIASES;
import static io.luoshi.unit.list.UnitColumns.Column.EMAIL;
import static io.luoshi.unit.list.UnitColumns.Column.FROM;
import static io.luoshi.unit.list.UnitColumns.Column.ID;
import static io.luoshi.unit.list.UnitColumns.Column.KIND;
import static io.luoshi.unit.list.UnitColumns.Column.LANGUAGE;
import static io.luoshi.unit.list.UnitColumns.Column.NAME;
import static io.luoshi.unit.list.UnitColumns.Column.PERSON;
import static io.luoshi.unit.list.UnitColumns.Column.ROLE;
import static io.luoshi.unit.list.UnitColumns.Column.UNTIL;

import io.luoshi.unit.list.StatedUnit.StatedPerson;
import io.luoshi.unit.register.NameKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a table together to units: rows of the same id or name, or without either after one that has it, tell of one unit. */
final class UnitRows {

    private final UnitColumns columns;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private @Nullable Group current;

    UnitRows(UnitColumns columns) {
        this.columns = columns;
    }

    private static final class Group {
        final String place;
        final String id;
        final String name;
        String kind = "";
        final List<String> aliases = new ArrayList<>();
        final List<StatedPerson> people = new ArrayList<>();
        final List<String> personPlaces = new ArrayList<>();

        Group(String place, String id, String name) {
            this.place = place;
            this.id = id;
            this.name = name;
        }

        /** Without a single person the rows say nothing of the unit's people. */
        ListEntry entry() {
            List<StatedPerson> stated = people.isEmpty() ? null : people;
            return new ListEntry(new StatedUnit(id, name, kind, aliases, stated), place, personPlaces);
        }
    }

    void add(TableRow row) {
        String place = row.place();
        Group group = group(place, columns.text(row, ID), columns.text(row, NAME));
        String kind = columns.text(row, KIND);
        group.kind = kind.isEmpty() ? group.kind : kind;
        Stream.of(columns.text(row, ALIASES).split("[;；、]"))
                .filter(alias -> !alias.isBlank())
                .forEach(group.aliases::add);
        StatedPerson person = person(row);
        if (person != null) {
            group.people.add(person);
            group.personPlaces.add(place);
        }
    }

    private Group group(String place, String id, String name) {
        Group group = current;
        if (group == null || !(id + name).isEmpty()) {
            String key = id.isEmpty() ? NameKey.of(name) : id;
            group = groups.computeIfAbsent(key, first -> new Group(place, id, name));
        }
        current = group;
        return group;
    }

    private @Nullable StatedPerson person(TableRow row) {
        String name = columns.text(row, PERSON);
        String role = columns.text(row, ROLE);
        String email = columns.text(row, EMAIL);
        String language = columns.text(row, LANGUAGE);
        return (name + role + email).isEmpty()
                ? null
                : new StatedPerson(name, role, email, language, columns.text(row, FROM), columns.text(row, UNTIL));
    }

    List<ListEntry> entries() {
        return groups.values().stream().map(Group::entry).toList();
    }
}
