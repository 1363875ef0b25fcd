package io.luoshi.task.importing;

import io.luoshi.task.importing.UnitSuggestion.Likeness;
import io.luoshi.task.unit.KnownUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Units of the register that an unknown name may mean. Only proposals: a person accepts one or registers the unit. */
final class UnitSuggestions {

    private static final int MOST = 5;
    private static final Pattern LEVEL = Pattern.compile("^[\\p{IsHan}]{0,3}?[国省市区县旗镇乡]");

    private final Collection<KnownUnit> units;

    UnitSuggestions(Collection<KnownUnit> units) {
        this.units = units;
    }

    /** At most five, the most likely first; of equals the one whose name comes first. */
    List<UnitSuggestion> of(String name) {
        return units.stream()
                .flatMap(unit -> best(name, unit).stream())
                .sorted(Comparator.comparing(UnitSuggestion::score).reversed().thenComparing(UnitSuggestion::name))
                .limit(MOST)
                .toList();
    }

    private static Optional<UnitSuggestion> best(String name, KnownUnit unit) {
        return Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
                .flatMap(other -> compare(KnownUnit.key(name), KnownUnit.key(other)).stream()
                        .map(likeness -> new UnitSuggestion(
                                unit.id(), unit.name(), other, likeness, score(likeness, name, other))))
                .max(Comparator.comparing(UnitSuggestion::score));
    }

    private static Optional<Likeness> compare(String a, String b) {
        if (forms(a).stream().anyMatch(forms(b)::contains)) {
            return Optional.of(Likeness.PREFIX);
        }
        if (forms(a).stream().anyMatch(x -> forms(b).stream().anyMatch(y -> abbreviates(x, y) || abbreviates(y, x)))) {
            return Optional.of(Likeness.ABBREVIATION);
        }
        int longest = Math.max(a.length(), b.length());
        if (distance(a, b) <= Math.min(2, longest / 4)) {
            return Optional.of(Likeness.SPELLING);
        }
        return shared(a, b) >= 50 ? Optional.of(Likeness.WORDS) : Optional.empty();
    }

    private static int score(Likeness likeness, String a, String b) {
        int base = switch (likeness) {
            case PREFIX -> 90;
            case ABBREVIATION -> 70;
            case SPELLING -> 60;
            case WORDS -> 20;
        };
        return base + shared(KnownUnit.key(a), KnownUnit.key(b)) / 11;
    }

    /** The name and what is left of it without a level or place in front; 市 of 市场监管局 is none. */
    private static Set<String> forms(String name) {
        String rest = LEVEL.matcher(name).replaceFirst("");
        return rest.length() >= 2 ? new HashSet<>(List.of(name, rest)) : Set.of(name);
    }

    /** Whether the characters of the shorter name stand in the longer one in order, both beginning and ending alike. */
    private static boolean abbreviates(String shorter, String longer) {
        if (shorter.length() < 3
                || shorter.length() >= longer.length()
                || shorter.charAt(0) != longer.charAt(0)
                || shorter.charAt(shorter.length() - 1) != longer.charAt(longer.length() - 1)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < longer.length() && at < shorter.length(); i++) {
            at += longer.charAt(i) == shorter.charAt(at) ? 1 : 0;
        }
        return at == shorter.length();
    }

    /** Pairs of neighbouring characters that both have, in percent of all (Dice). */
    private static int shared(String a, String b) {
        Set<String> ofA = pairs(a);
        Set<String> ofB = pairs(b);
        int all = ofA.size() + ofB.size();
        ofA.retainAll(ofB);
        return all == 0 ? 0 : 200 * ofA.size() / all;
    }

    private static Set<String> pairs(String name) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= name.length(); i++) {
            pairs.add(name.substring(i, i + 2));
        }
        return pairs;
    }

    /** Characters to put in, leave out or exchange to make one name the other (Levenshtein). */
    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = last[0];
            last[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = last[j];
                last[j] = Math.min(exchanged, Math.min(last[j], last[j - 1]) + 1);
            }
        }
        return last[b.length()];
    }
}
