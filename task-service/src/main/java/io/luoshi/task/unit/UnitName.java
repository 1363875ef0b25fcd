package io.luoshi.task.unit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares names of units as people write them: width (（ and ( ), spaces and case do not count, as in the register. */
final class UnitName {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private UnitName() {}

    /** The form in which two writings of one name are equal. */
    static String key(String name) {
        String oneWidth = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return SPACES.matcher(oneWidth).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
