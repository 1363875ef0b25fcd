package io.luoshi.starter.security;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.starter.security.Duty.Absent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The duties in which a person stands in for others, as they stand in a token: in a claim of their own, so that whoever does not know
 * it takes them for nothing.
 */
public final class Substitutions {

    public static final String CLAIM = "substitutions";

    private static final String ROLE = "role";
    private static final String UNIT = "unit";
    private static final String ID = "insteadOf";
    private static final String NAME = "insteadOfName";

    private Substitutions() {}

    /** What a token says of these duties; those of one's own are left out. */
    public static List<Map<String, String>> claim(Set<Duty> duties) {
        return duties.stream().flatMap(Substitutions::write).toList();
    }

    private static Stream<Map<String, String>> write(Duty duty) {
        Absent absent = duty.insteadOf();
        return absent == null || duty.unit() == null
                ? Stream.empty()
                : Stream.of(Map.of(ROLE, duty.role().name(), UNIT, duty.unit(), ID, absent.id(), NAME, absent.name()));
    }

    static Stream<Duty> read(Object entry) {
        if (!(entry instanceof Map<?, ?> said)
                || !(said.get(UNIT) instanceof String unit)
                || !(said.get(ID) instanceof String id)
                || !(said.get(NAME) instanceof String name)) {
            return Stream.empty();
        }
        return Arrays.stream(PersonRole.values())
                .filter(role -> role.name().equals(said.get(ROLE)))
                .map(role -> new Duty(role, unit, new Absent(id, name)));
    }
}
