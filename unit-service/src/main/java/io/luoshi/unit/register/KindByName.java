package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.UnitKind;
import java.util.regex.Pattern;

/**
 * The kind of a unit of which only the name is known, told from the form of the name; a person may correct it. 街道 is a subdistrict;
 * 管委会, 管理办 and 片区 are functional areas; what begins with 区委, 市委, 县委, 省委, 党委, 党工委 or 团 is a party organ; anything else counts as
 * a department.
 */
public final class KindByName {

    private static final Pattern SUBDISTRICT = Pattern.compile("街道(办|办事处)?$");
    private static final Pattern FUNCTIONAL_AREA = Pattern.compile("(管委会|管理办|管理办公室|片区)$");
    private static final Pattern PARTY_ORGAN = Pattern.compile("^([区市县省]委|党委|党工委|团)");

    private KindByName() {}

    public static UnitKind of(String name) {
        String key = NameKey.of(name);
        if (SUBDISTRICT.matcher(key).find()) {
            return UnitKind.SUBDISTRICT;
        }
        if (FUNCTIONAL_AREA.matcher(key).find()) {
            return UnitKind.FUNCTIONAL_AREA;
        }
        return PARTY_ORGAN.matcher(key).find() ? UnitKind.PARTY_ORGAN : UnitKind.DEPARTMENT;
    }
}
