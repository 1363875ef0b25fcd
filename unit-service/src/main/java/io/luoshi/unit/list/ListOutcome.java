package io.luoshi.unit.list;

import io.luoshi.unit.register.Change;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitSearch.Named;
import java.util.List;

/**
 * What a list does to the register.
 *
 * @param units in the order of the list
 * @param notNamed units of the register of which the list says nothing and which it leaves as they are; told in a preview only
 */
record ListOutcome(long created, long changed, long unchanged, List<Item> units, List<Named> notNamed) {

    enum Fact {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /**
     * @param id empty in a preview of a new unit
     * @param changes field by field; people who come have nothing before, people who go nothing after
     */
    record Item(String id, String name, Fact fact, List<Change.Detail> changes) {

        static Item of(Unit unit, Fact fact) {
            List<Change.Detail> changes = fact == Fact.UNCHANGED
                    ? List.of()
                    : unit.history().getFirst().details();
            return new Item(unit.id(), unit.content().name(), fact, changes);
        }
    }

    static ListOutcome of(List<Item> items, List<Named> notNamed) {
        return new ListOutcome(
                count(items, Fact.CREATED), count(items, Fact.CHANGED), count(items, Fact.UNCHANGED), items, notNamed);
    }

    private static long count(List<Item> items, Fact fact) {
        return items.stream().filter(item -> item.fact() == fact).count();
    }
}
