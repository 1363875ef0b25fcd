package io.luoshi.task.unit;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Compares names of units as people write them: full-width and half-width forms are the same, spaces do not count. */
final class UnitName {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private UnitName() {}

    /** The form in which two writings of one name are equal. */
    static String key(String name) {
        return SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
    }
}
