package io.luoshi.unit.register;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Names are the same when they differ only in width (（ and ( ), spaces or case; the key is what they have in common. */
public final class NameKey {

    private NameKey() {}

    public static String of(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Every ending of every key: what begins one of them is a part of the name, and that can be looked up in an index. */
    static List<String> endings(Collection<String> keys) {
        return keys.stream()
                .flatMap(key -> IntStream.range(0, key.length())
                        .filter(start -> !Character.isLowSurrogate(key.charAt(start)))
                        .mapToObj(key::substring))
                .distinct()
                .toList();
    }
}
