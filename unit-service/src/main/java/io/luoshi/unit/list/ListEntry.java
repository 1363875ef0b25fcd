package io.luoshi.unit.list;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A stated unit with the places in the caller's list, for errors.
 *
 * @param place of the unit: {@code [3]} in JSON, {@code row 5} in CSV
 * @param personPlaces of its people, in their order
 */
record ListEntry(StatedUnit unit, String place, List<String> personPlaces) {

    /** The entries of a JSON array. */
    static List<ListEntry> ofJson(List<StatedUnit> units) {
        return IntStream.range(0, units.size())
                .mapToObj(i -> ofJson(units.get(i), "[" + i + "]"))
                .toList();
    }

    private static ListEntry ofJson(StatedUnit unit, String place) {
        int people = unit.people() == null ? 0 : unit.people().size();
        return new ListEntry(
                unit,
                place,
                IntStream.range(0, people)
                        .mapToObj(i -> place + ".people[" + i + "]")
                        .toList());
    }
}
