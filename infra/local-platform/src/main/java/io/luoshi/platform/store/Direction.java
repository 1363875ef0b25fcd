package io.luoshi.platform.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In which direction an index has to be read so that matches come in the order asked for. */
enum Direction {
    FORWARDS,
    BACKWARDS,

    /** In neither. */
    NONE;

    private record Step(String field, boolean ascending) {}

    static Direction of(OrderedIndex index, Lookup lookup, Conditions conditions, @Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return FORWARDS;
        } else if (orderBy.containsKey("$natural")) {
            return !(index instanceof IdIndex) ? NONE : isAscending(orderBy.get("$natural")) ? FORWARDS : BACKWARDS;
        } else if (index.hasArrays()) {
            return NONE;
        }
        List<Step> given =
                stepsOf(index).subList(lookup.equalities(), stepsOf(index).size());
        List<Step> wanted = wanted(index, conditions, orderBy);
        if (wanted.size() > given.size()) {
            return NONE;
        } else if (wanted.equals(given.subList(0, wanted.size()))) {
            return FORWARDS;
        }
        return wanted.equals(turnRound(given.subList(0, wanted.size()))) ? BACKWARDS : NONE;
    }

    /** Documents with the same fields lie in the order of their ids. */
    private static List<Step> stepsOf(OrderedIndex index) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < index.fields().size(); i++) {
            steps.add(new Step(index.fields().name(i), index.fields().isAscending(i)));
        }
        if (!index.isUnique()) {
            steps.add(new Step("_id", true));
        }
        return steps;
    }

    /** A field of the index that has the same value in all matches does not matter. */
    private static List<Step> wanted(OrderedIndex index, Conditions conditions, Document orderBy) {
        List<Step> wanted = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> part : orderBy.entrySet()) {
            boolean constant = index.fields().names().contains(part.getKey())
                    && conditions.on(part.getKey()).isEquality();
            if (!constant) {
                wanted.add(new Step(part.getKey(), isAscending(part.getValue())));
            }
        }
        return wanted;
    }

    private static List<Step> turnRound(List<Step> steps) {
        return steps.stream()
                .map(step -> new Step(step.field(), !step.ascending()))
                .toList();
    }

    private static boolean isAscending(@Nullable Object direction) {
        return ((Number) Objects.requireNonNull(direction)).doubleValue() > 0;
    }
}
