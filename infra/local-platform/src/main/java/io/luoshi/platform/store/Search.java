package io.luoshi.platform.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One query being answered: the matches in their order, found while they are being asked for. Used once. */
final class Search {

    /** A document and where it is kept. */
    record Match(Key key, Document document) {}

    /** A match without its document, which may be one of very many: what it is sorted by, and which one it was. */
    private record Place(List<Object> values, long number, Key key) {}

    private final StoreMap documents;
    private final Plan plan;
    private final Document query;
    private final @Nullable Document orderBy;
    private final long skip;
    private final long limit;
    private final BiPredicate<Document, Document> matcher;

    private long keysExamined;
    private long documentsExamined;

    /** @param limit 0 means none */
    Search(
            StoreMap documents,
            Plan plan,
            Document query,
            @Nullable Document orderBy,
            long skip,
            long limit,
            BiPredicate<Document, Document> matcher) {
        this.documents = documents;
        this.plan = plan;
        this.query = query;
        this.orderBy = orderBy;
        this.skip = skip;
        this.limit = limit;
        this.matcher = matcher;
    }

    Stream<Match> matches() {
        boolean skipEntries = plan.isOrdered() && plan.isExact();
        Stream<Match> found = candidates(skipEntries ? skip : 0).flatMap(this::match);
        Stream<Match> sorted = plan.isOrdered() ? found : sorted(found);
        Stream<Match> skipped = skipEntries ? sorted : sorted.skip(skip);
        return limit > 0 ? skipped.limit(limit) : skipped;
    }

    long count() {
        if (!plan.isExact()) {
            return matches().count();
        }
        long matching = Math.max(0, plan.entries() - skip);
        return limit > 0 ? Math.min(limit, matching) : matching;
    }

    private Stream<Key> candidates(long skipped) {
        Stream<Key> all = plan.index()
                .documents(plan.ranges(), plan.isBackwards(), skipped)
                .peek(_ -> keysExamined++);
        if (plan.index().hasArrays()) {
            Set<Key> seen = new HashSet<>();
            return all.filter(seen::add);
        }
        return all;
    }

    /** The document may have gone, or changed, since the search began. */
    private Stream<Match> match(Key key) {
        TimeLimit.check();
        byte[] found = documents.get(key);
        if (found == null) {
            return Stream.empty();
        }
        documentsExamined++;
        Document document = Bson.read(found);
        return matcher.test(document, query) ? Stream.of(new Match(key, document)) : Stream.empty();
    }

    private Stream<Match> sorted(Stream<Match> found) {
        Comparator<Place> order = order(Objects.requireNonNull(orderBy));
        List<Place> places = limit > 0 ? first(found, order, skip + limit) : all(found, order);
        return places.stream()
                .flatMap(place -> Stream.ofNullable(documents.get(place.key()))
                        .map(bytes -> new Match(place.key(), Bson.read(bytes))));
    }

    private List<Place> all(Stream<Match> found, Comparator<Place> order) {
        List<Place> places = new ArrayList<>();
        found.forEach(match -> places.add(place(match, places.size())));
        places.sort(order);
        return places;
    }

    /** No more than these are kept, however many are found. */
    private List<Place> first(Stream<Match> found, Comparator<Place> order, long count) {
        PriorityQueue<Place> places = new PriorityQueue<>(order.reversed());
        long[] number = {0};
        found.forEach(match -> {
            places.add(place(match, number[0]++));
            if (places.size() > count) {
                places.remove();
            }
        });
        return places.stream().sorted(order).toList();
    }

    private Place place(Match match, long number) {
        List<Object> values = new ArrayList<>();
        for (String field : Objects.requireNonNull(orderBy).keySet()) {
            values.add(Utils.getSubdocumentValueCollectionAware(match.document(), field));
        }
        return new Place(values, number, match.key());
    }

    private static Comparator<Place> order(Document orderBy) {
        List<ValueComparator> comparators = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> part : orderBy.entrySet()) {
            boolean ascending = part.getValue() instanceof Number direction && direction.doubleValue() > 0;
            comparators.add(ascending ? ValueComparator.asc() : ValueComparator.desc());
        }
        return (one, two) -> {
            for (int i = 0; i < comparators.size(); i++) {
                int order = comparators
                        .get(i)
                        .compare(one.values().get(i), two.values().get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Long.compare(one.number(), two.number());
        };
    }

    /** Figures of what has been looked at so far. */
    long keysExamined() {
        return keysExamined;
    }

    long documentsExamined() {
        return documentsExamined;
    }
}
