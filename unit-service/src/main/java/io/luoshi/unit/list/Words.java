package io.luoshi.unit.list;

import static java.util.Map.entry;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.unit.register.NameKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words by which kinds, roles and languages may be named: their codes, and what officers write. */
public final class Words {

    private static final Map<String, UnitKind> KINDS = ordered(
            entry("部门", UnitKind.DEPARTMENT),
            entry("街道", UnitKind.SUBDISTRICT),
            entry("板块", UnitKind.FUNCTIONAL_AREA),
            entry("功能区", UnitKind.FUNCTIONAL_AREA),
            entry("党群", UnitKind.PARTY_ORGAN),
            entry("党群部门", UnitKind.PARTY_ORGAN),
            entry("垂直管理", UnitKind.VERTICAL),
            entry("垂管", UnitKind.VERTICAL),
            entry("其他", UnitKind.OTHER));

    private static final Map<String, PersonRole> ROLES = ordered(
            entry("联络员", PersonRole.LIAISON_OFFICER),
            entry("单位负责人", PersonRole.UNIT_HEAD),
            entry("负责人", PersonRole.UNIT_HEAD),
            entry("督办人员", PersonRole.SUPERVISOR),
            entry("督办员", PersonRole.SUPERVISOR),
            entry("督办主任", PersonRole.CHIEF_SUPERVISOR),
            entry("分管领导", PersonRole.LEADER_IN_CHARGE),
            entry("系统管理员", PersonRole.ADMINISTRATOR),
            entry("管理员", PersonRole.ADMINISTRATOR),
            entry("审计员", PersonRole.AUDITOR),
            entry("审计人员", PersonRole.AUDITOR),
            entry("运维人员", PersonRole.OPS),
            entry("运维", PersonRole.OPS));

    private static final Map<String, String> LANGUAGES =
            Map.of("zh", "zh", "中文", "zh", "汉语", "zh", "en", "en", "英文", "en", "英语", "en");

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private static final Map<String, UnitKind> KIND_CODES = codes(UnitKind.values());
    private static final Map<String, PersonRole> ROLE_CODES = codes(PersonRole.values());

    private Words() {}

    static Optional<UnitKind> kind(String word) {
        return find(word, KINDS).or(() -> find(word, KIND_CODES));
    }

    static Optional<PersonRole> role(String word) {
        return find(word, ROLES).or(() -> find(word, ROLE_CODES));
    }

    static Optional<String> language(String word) {
        return find(word, LANGUAGES);
    }

    /** {@code 2025-03-01}, also as 2025/3/1, 2025.3.1 and 2025年3月1日. */
    static Optional<LocalDate> date(String word) {
        Matcher parts = DATE.matcher(NameKey.of(word));
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** What officers write for a kind or role: the first of its words. */
    static String of(UnitKind kind) {
        return first(KINDS, kind);
    }

    public static String of(PersonRole role) {
        return first(ROLES, role);
    }

    private static <T> String first(Map<String, T> words, T meant) {
        return words.entrySet().stream()
                .filter(word -> word.getValue() == meant)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @SafeVarargs
    private static <T> Map<String, T> ordered(Map.Entry<String, T>... words) {
        Map<String, T> ordered = new LinkedHashMap<>();
        Arrays.stream(words).forEach(word -> ordered.put(word.getKey(), word.getValue()));
        return ordered;
    }

    private static <T> Optional<T> find(String word, Map<String, T> words) {
        return Optional.ofNullable(words.get(NameKey.of(word)));
    }

    private static <E extends Enum<E>> Map<String, E> codes(E[] constants) {
        return Arrays.stream(constants)
                .collect(Collectors.toUnmodifiableMap(constant -> NameKey.of(constant.name()), Function.identity()));
    }
}
