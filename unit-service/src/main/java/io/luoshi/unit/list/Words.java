package io.luoshi.unit.list;

import static java.util.Map.entry;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.unit.register.NameKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words by which kinds, roles and languages may be named: their codes, and what officers write. */
final class Words {

    private static final Map<String, UnitKind> KINDS = Map.of(
            "部门", UnitKind.DEPARTMENT,
            "街道", UnitKind.SUBDISTRICT,
            "板块", UnitKind.FUNCTIONAL_AREA,
            "功能区", UnitKind.FUNCTIONAL_AREA,
            "党群", UnitKind.PARTY_ORGAN,
            "党群部门", UnitKind.PARTY_ORGAN,
            "垂直管理", UnitKind.VERTICAL,
            "垂管", UnitKind.VERTICAL,
            "其他", UnitKind.OTHER);

    private static final Map<String, PersonRole> ROLES = Map.ofEntries(
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

    private static <T> Optional<T> find(String word, Map<String, T> words) {
        return Optional.ofNullable(words.get(NameKey.of(word)));
    }

    private static <E extends Enum<E>> Map<String, E> codes(E[] constants) {
        return Arrays.stream(constants)
                .collect(Collectors.toUnmodifiableMap(constant -> NameKey.of(constant.name()), Function.identity()));
    }
}
