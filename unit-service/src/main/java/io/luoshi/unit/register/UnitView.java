package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.security.Reach;
import java.util.List;

/** A unit as callers see it. */
record UnitView(String id, String name, UnitKind kind, List<String> aliases, List<Person> people, boolean retired) {

    /** Other units' people are left out where the caller does not reach them; names are everybody's to know. */
    static UnitView of(Unit unit, Reach reach) {
        UnitContent content = unit.content();
        List<Person> people = reach.test(unit.id()) ? unit.people() : List.of();
        return new UnitView(unit.id(), content.name(), content.kind(), content.aliases(), people, unit.isRetired());
    }
}
