package io.luoshi.unit.list;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.unit.register.KindByName;
import io.luoshi.unit.register.NameKey;
import io.luoshi.unit.register.UnitContent;
import io.luoshi.unit.register.UnitContent.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A checked entry of a list. What it leaves out stays as it is. */
record Draft(
        String place,
        @Nullable String id,
        String name,
        @Nullable UnitKind kind,
        List<String> aliases,
        @Nullable List<Member> people) {

    /** Keys of all names it gives. */
    List<String> nameKeys() {
        return Stream.concat(Stream.of(name), aliases.stream())
                .map(NameKey::of)
                .distinct()
                .toList();
    }

    /** What it says of a unit that is not known yet. */
    UnitContent ofNewUnit() {
        return new UnitContent(
                name, kind == null ? KindByName.of(name) : kind, aliases, people == null ? List.of() : people);
    }

    /** What it makes of a known unit: aliases are added; the name changes only where an id says which unit is meant, and stays an alias. */
    UnitContent on(UnitContent known) {
        List<String> allAliases = new ArrayList<>(known.aliases());
        allAliases.addAll(aliases);
        boolean renamed = id != null && !NameKey.of(name).equals(NameKey.of(known.name()));
        if (renamed) {
            allAliases.add(known.name());
        }
        return new UnitContent(
                renamed ? name : known.name(),
                kind == null ? known.kind() : kind,
                allAliases,
                people == null ? known.people() : people);
    }
}
