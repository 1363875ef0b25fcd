package io.luoshi.unit.list;

import io.luoshi.unit.register.Unit;
import java.util.List;

/** What a list did to the register; {@code units} in the order of the list. */
record ListOutcome(long created, long changed, long unchanged, List<Item> units) {

    enum Fact {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    record Item(String id, String name, Fact fact) {

        static Item of(Unit unit, Fact fact) {
            return new Item(unit.id(), unit.content().name(), fact);
        }
    }

    static ListOutcome of(List<Item> items) {
        return new ListOutcome(
                count(items, Fact.CREATED), count(items, Fact.CHANGED), count(items, Fact.UNCHANGED), items);
    }

    private static long count(List<Item> items, Fact fact) {
        return items.stream().filter(item -> item.fact() == fact).count();
    }
}
