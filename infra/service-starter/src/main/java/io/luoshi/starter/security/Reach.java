package io.luoshi.starter.security;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose data a caller may touch by the rule that let him in.
 *
 * @param units the units; absent when every unit's
 */
public record Reach(@Nullable Set<String> units) implements Predicate<String> {

    public static final Reach EVERYTHING = new Reach(null);

    public boolean isEverything() {
        return units == null;
    }

    /** The units that a list may show when the caller asks for one unit's, or for all; absent: every unit's. */
    public @Nullable Set<String> narrowedTo(@Nullable String unit) {
        if (unit == null) {
            return units;
        }
        return test(unit) ? Set.of(unit) : Set.of();
    }

    /** Whether data of this unit are within. */
    @Override
    public boolean test(String unit) {
        return units == null || units.contains(unit);
    }
}
