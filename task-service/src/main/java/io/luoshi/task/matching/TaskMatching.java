package io.luoshi.task.matching;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pairs the tasks of two lists by their words; what digits and punctuation they have does not count, for targets change from year to
 * year. Tasks with the same words are paired first, in their order; then the most alike, if at least half of their pairs of
 * neighbouring characters are the same (Dice). The time taken grows with the number of tasks, because each is compared only with the
 * few that share its rarest pairs.
 */
public final class TaskMatching<A, B> {

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final double ALIKE = 0.5;
    /** Rarest pairs of a task that are looked up. */
    private static final int LOOKED_UP = 24;
    /** A pair that more tasks have tells nothing. */
    private static final int COMMON = 200;
    /** Tasks that share most of the rare pairs and are compared in full. */
    private static final int COMPARED = 8;

    private record Candidate<A, B>(A before, B after, double likeness) {}

    private final Map<A, B> pairs = new LinkedHashMap<>();
    private final Map<A, String> before = new LinkedHashMap<>();
    private final Map<B, String> after = new LinkedHashMap<>();

    private TaskMatching(Map<A, String> before, Map<B, String> after) {
        before.forEach((task, text) -> this.before.put(task, words(text)));
        after.forEach((task, text) -> this.after.put(task, words(text)));
    }

    /** The tasks of the second list by those of the first, each at most once. */
    public static <A, B> Map<A, B> between(Map<A, String> before, Map<B, String> after) {
        TaskMatching<A, B> matching = new TaskMatching<>(before, after);
        matching.pairEquals();
        matching.pairMostAlike();
        return matching.pairs;
    }

    private static String words(String text) {
        return NO_LETTER
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    private void pairEquals() {
        Map<String, Deque<B>> waiting = new HashMap<>();
        after.forEach((task, words) ->
                waiting.computeIfAbsent(words, _ -> new ArrayDeque<>()).add(task));
        for (Map.Entry<A, String> task : List.copyOf(before.entrySet())) {
            B same = waiting.getOrDefault(task.getValue(), new ArrayDeque<>()).poll();
            if (same != null) {
                pair(task.getKey(), same);
            }
        }
    }

    private void pairMostAlike() {
        Map<B, Set<String>> grams = new HashMap<>();
        Map<String, List<B>> bearers = new HashMap<>();
        after.forEach((task, words) -> {
            grams.put(task, grams(words));
            grams.get(task)
                    .forEach(gram -> bearers.computeIfAbsent(gram, _ -> new ArrayList<>())
                            .add(task));
        });
        List<Candidate<A, B>> candidates = new ArrayList<>();
        before.forEach((task, words) -> {
            Set<String> own = grams(words);
            for (B other : sharingMost(own, bearers)) {
                candidates.add(new Candidate<>(task, other, dice(own, grams.getOrDefault(other, Set.of()))));
            }
        });
        candidates.stream()
                .filter(candidate -> candidate.likeness() >= ALIKE)
                .sorted(Comparator.comparingDouble((Candidate<A, B> candidate) -> candidate.likeness())
                        .reversed())
                .filter(candidate -> before.containsKey(candidate.before()) && after.containsKey(candidate.after()))
                .forEach(candidate -> pair(candidate.before(), candidate.after()));
    }

    private List<B> sharingMost(Set<String> grams, Map<String, List<B>> bearers) {
        Map<B, Integer> shared = new LinkedHashMap<>();
        grams.stream()
                .map(gram -> bearers.getOrDefault(gram, List.of()))
                .filter(tasks -> !tasks.isEmpty() && tasks.size() <= COMMON)
                .sorted(Comparator.comparingInt(List::size))
                .limit(LOOKED_UP)
                .forEach(tasks -> tasks.forEach(task -> shared.merge(task, 1, Integer::sum)));
        return shared.entrySet().stream()
                .sorted(Map.Entry.<B, Integer>comparingByValue().reversed())
                .limit(COMPARED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A pair is made once: the filters before it are asked candidate by candidate. */
    private void pair(A task, B other) {
        if (before.remove(task) != null && after.remove(other) != null) {
            pairs.put(task, other);
        }
    }

    private static Set<String> grams(String words) {
        Set<String> grams = new HashSet<>();
        for (int at = 0; at + 2 <= words.length(); at++) {
            grams.add(words.substring(at, at + 2));
        }
        return grams;
    }

    private static double dice(Set<String> a, Set<String> b) {
        Set<String> smaller = a.size() < b.size() ? a : b;
        Set<String> larger = smaller == a ? b : a;
        long shared = smaller.stream().filter(larger::contains).count();
        return 2.0 * shared / (a.size() + b.size());
    }
}
