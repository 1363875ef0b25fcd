package io.luoshi.task.notice;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Names and aliases that the register of units knows. They guide the splitting of unit lists; a notice is read without them, too. */
public final class KnownNames {

    private static final KnownNames NONE = new KnownNames(Set.of());

    private final Set<String> names;

    private KnownNames(Set<String> names) {
        this.names = names;
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

    /** Whether a unit bears this name, whatever the widths and spaces. */
    boolean contain(ReadableText name) {
        return names.contains(name.toString());
    }
}
