package io.luoshi.task.notice;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Names and aliases that the register of units knows. They guide the splitting of unit lists; a notice is read without them, too. */
public final class KnownNames {

    private static final KnownNames NONE = new KnownNames(Set.of());

    private final Set<String> names;
    private final int longest;

    private KnownNames(Set<String> names) {
        this.names = names;
        this.longest = names.stream().mapToInt(String::length).max().orElse(0);
    }

    public static KnownNames none() {
        return NONE;
    }

    public static KnownNames of(Collection<String> names) {
        return new KnownNames(names.stream()
                .map(name -> ReadableText.of(name).toString())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Length of the longest name that stands at a place of a text and is not only the beginning of another word; 0 if none does. */
    int longestAt(String text, int place) {
        for (int length = Math.min(longest, text.length() - place); length > 1; length--) {
            int end = place + length;
            boolean ends = end == text.length() || "、,;/|\n和及与等(（".indexOf(text.charAt(end)) >= 0;
            if (ends && names.contains(text.substring(place, end))) {
                return length;
            }
        }
        return 0;
    }

    boolean areNone() {
        return names.isEmpty();
    }

    /** Whether a unit bears this name, whatever the widths and spaces. */
    boolean contain(ReadableText name) {
        return names.contains(name.toString());
    }
}
