package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.UnitKind;
import java.util.List;

/** A unit as callers see it. */
record UnitView(String id, String name, UnitKind kind, List<String> aliases, List<Person> people, boolean retired) {

    static UnitView of(Unit unit) {
        UnitContent content = unit.content();
        return new UnitView(
                unit.id(), content.name(), content.kind(), content.aliases(), unit.people(), unit.isRetired());
    }
}
