package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.security.Reach;
import java.util.List;

/** A unit as callers see it. */
public record UnitView(
        String id,
        String name,
        UnitKind kind,
        List<String> aliases,
        List<Person> people,
        List<Substitute> substitutes,
        boolean retired) {

    /** Other units' people are left out where the caller does not reach them; names are everybody's to know. */
    public static UnitView of(Unit unit, Reach reach) {
        UnitContent content = unit.content();
        boolean reached = reach.test(unit.id());
        return new UnitView(
                unit.id(),
                content.name(),
                content.kind(),
                content.aliases(),
                reached ? unit.people() : List.of(),
                reached ? unit.substitutes() : List.of(),
                unit.isRetired());
    }
}
