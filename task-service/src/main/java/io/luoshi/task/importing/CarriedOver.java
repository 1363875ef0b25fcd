package io.luoshi.task.importing;

import io.luoshi.task.matching.TaskMatching;
import io.luoshi.task.notice.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Corrections of one reading as they read in another of the same text. Tasks are found again by their words, for their numbers may have
 * moved. Where the new reading lacks what was corrected, all of it is put back as the person left it.
 */
final class CarriedOver {

    private static final Set<String> BY_TASK = Set.of("tasks", "settled");

    private final DraftTree left;
    private final DraftTree read;
    private final Map<String, String> numbers;
    private final List<Correction> carried = new ArrayList<>();
    /** What is there by corrections carried so far, beside what was read. */
    private final Set<List<String>> there = new HashSet<>();

    private CarriedOver(DraftTree left, DraftTree read, Map<String, String> numbers) {
        this.left = left;
        this.read = read;
        this.numbers = numbers;
    }

    static List<Correction> of(NoticeImport before, Notice notice) {
        Draft then = DraftReader.of(before.reading().notice());
        Draft left = before.draft();
        Draft now = DraftReader.of(notice);
        CarriedOver over = new CarriedOver(before.corrected(), DraftTree.of(now), numbers(then, left, now));
        before.corrections().forEach(over::carry);
        return over.carried;
    }

    private void carry(Correction correction) {
        List<String> path = renumbered(correction.path());
        Optional<Integer> missing = lengthToMissing(path);
        if (missing.isEmpty()) {
            add(correction.at(path));
            return;
        }
        // All of it is put back at once; later corrections inside find it there and change nothing.
        List<String> whole = path.subList(0, missing.get());
        String asLeft = left.at(correction.path().subList(0, missing.get()));
        add(new Correction(correction.stamp(), whole, null, asLeft));
    }

    private void add(Correction correction) {
        carried.add(correction);
        there.add(correction.path());
    }

    /** How far on the way to a correction the outermost thing lies that the new reading does not have. */
    private Optional<Integer> lengthToMissing(List<String> path) {
        return IntStream.range(1, path.size())
                .boxed()
                .filter(length -> {
                    List<String> way = path.subList(0, length);
                    return read.at(way) == null && !there.contains(way);
                })
                .findFirst();
    }

    private List<String> renumbered(List<String> path) {
        if (path.size() < 2 || !BY_TASK.contains(path.getFirst())) {
            return path;
        }
        List<String> renumbered = new ArrayList<>(path);
        renumbered.set(1, numbers.getOrDefault(path.get(1), path.get(1)));
        return renumbered;
    }

    /** New numbers of the tasks, by the old ones; a task that is not read any more takes one that is free. */
    private static Map<String, String> numbers(Draft then, Draft left, Draft now) {
        Map<String, String> texts = texts(left);
        texts.putAll(texts(then));
        Map<String, String> numbers = new HashMap<>(TaskMatching.between(texts, texts(now)));
        int free = Stream.concat(texts.keySet().stream(), now.tasks().keySet().stream())
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        for (String number : texts.keySet()) {
            if (!numbers.containsKey(number)) {
                boolean taken = now.tasks().containsKey(number);
                numbers.put(number, taken ? String.valueOf(++free) : number);
            }
        }
        return numbers;
    }

    private static Map<String, String> texts(Draft draft) {
        Map<String, String> texts = new LinkedHashMap<>();
        draft.tasks().forEach((number, task) -> texts.put(number, task.text()));
        return texts;
    }
}
