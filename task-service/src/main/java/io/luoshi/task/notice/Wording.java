package io.luoshi.task.notice;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds words of a list in a text; where several fit at one place, the longest counts. */
final class Wording {

    private final List<String> longestFirst;

    private Wording(Collection<String> words) {
        longestFirst = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** @param words separated by spaces */
    static Wording of(String words) {
        return new Wording(List.of(words.split(" ")));
    }

    static Wording of(Collection<String> words) {
        return new Wording(words);
    }

    Optional<String> atEnd(String text) {
        for (String word : longestFirst) {
            if (text.endsWith(word)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    Optional<String> atStart(String text) {
        for (String word : longestFirst) {
            if (text.startsWith(word)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** The word that stands first in the text. */
    Optional<String> first(String text) {
        return longestFirst.stream().filter(text::contains).min(Comparator.comparingInt(text::indexOf));
    }

    /** The word that stands last in the text. */
    Optional<String> last(String text) {
        return longestFirst.stream().filter(text::contains).max(Comparator.comparingInt(text::lastIndexOf));
    }

    boolean isIn(String text) {
        return longestFirst.stream().anyMatch(text::contains);
    }
}
