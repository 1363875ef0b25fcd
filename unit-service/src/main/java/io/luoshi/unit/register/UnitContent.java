package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.web.DomainProblem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * All that is said of a unit.
 *
 * @param aliases other names it is written by; one that is the same as the name, or given twice, is left out
 * @param people each person once per role
 */
public record UnitContent(String name, UnitKind kind, List<String> aliases, List<Member> people) {

    public UnitContent {
        Map<String, String> byKey = new LinkedHashMap<>();
        aliases.forEach(alias -> byKey.putIfAbsent(NameKey.of(alias), alias));
        byKey.remove(NameKey.of(name));
        aliases = List.copyOf(byKey.values());
        people = List.copyOf(people);
        refuseTwice(people);
    }

    private static void refuseTwice(List<Member> people) {
        Set<String> known = new HashSet<>();
        people.forEach(member -> {
            if (!known.add(member.identity())) {
                throw new DomainProblem("person-twice", HttpStatus.UNPROCESSABLE_CONTENT, member.name(), member.role());
            }
        });
    }

    /**
     * A person in a role; a person with two roles is named twice.
     *
     * @param language of mails: {@code zh} or {@code en}
     */
    public record Member(String name, PersonRole role, String email, String language) {

        /** In one unit a person is known by name and role, so a new address does not make another person of him. */
        public String identity() {
            return NameKey.of(name) + "/" + role;
        }
    }
}
