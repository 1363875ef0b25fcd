package io.luoshi.platform.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the index for a query: the one that leaves the fewest documents to look at. How many that is, is not guessed but
 * counted in the tree of the index. Where an index also gives the order that a limited query asks for, it is counted as
 * what it takes to find the limit, if matches lie evenly in it. The rule is written down for users in
 * {@code docs/store-indexes.md}.
 */
final class Planner {

    private static final Comparator<Candidate> BEST = Comparator.comparingDouble(Candidate::cost)
            .thenComparing(candidate -> !candidate.plan().isOrdered())
            .thenComparing(candidate -> !candidate.plan().isNarrow())
            .thenComparing(candidate -> !(candidate.plan().index() instanceof IdIndex));

    private record Candidate(Plan plan, double cost) {}

    private Planner() {}

    /**
     * @param indexes which may be used; the first one is that of the {@code _id}, which holds every document
     * @param wanted how many matches are asked for, with those to skip; 0 means all
     */
    static Plan plan(List<OrderedIndex> indexes, Document query, @Nullable Document orderBy, long wanted) {
        Conditions conditions = Conditions.of(query);
        List<Plan> plans = new ArrayList<>();
        for (OrderedIndex index : indexes) {
            if (index.holdsAll(conditions)) {
                plans.add(plan(index, conditions, orderBy));
            }
        }
        long fewest = plans.stream().mapToLong(Plan::entries).min().orElse(0);
        return plans.stream()
                .map(plan -> new Candidate(plan, cost(plan, wanted, fewest)))
                .min(BEST)
                .orElseThrow()
                .plan();
    }

    private static Plan plan(OrderedIndex index, Conditions conditions, @Nullable Document orderBy) {
        Lookup lookup = index.lookup(conditions);
        Direction direction = Direction.of(index, lookup, conditions, orderBy);
        return new Plan(
                index,
                lookup.ranges(),
                lookup.isNarrow(),
                lookup.isExact(),
                direction != Direction.NONE,
                direction == Direction.BACKWARDS,
                index.size(lookup.ranges()));
    }

    /** There are at most {@code fewest} matches: so many entries lie from one to the next, evenly spread. */
    private static double cost(Plan plan, long wanted, long fewest) {
        if (!plan.isOrdered() || wanted == 0) {
            return plan.entries();
        }
        double perMatch = plan.isExact() ? 1 : (double) plan.entries() / Math.max(1, fewest);
        return Math.min(plan.entries(), wanted * perMatch);
    }
}
