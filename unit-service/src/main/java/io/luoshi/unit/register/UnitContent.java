package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.register.StandIn.Colleague;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

    /** The same with a successor, who has the duty from that day on; the predecessor has it up to the day before. */
    UnitContent handedOver(Member predecessor, Colleague successor, LocalDate from) {
        LocalDate first = predecessor.period().from();
        if (first != null && !first.isBefore(from)) {
            throw new DomainProblem("successor-too-early", HttpStatus.UNPROCESSABLE_CONTENT, predecessor.name(), first);
        }
        Member before = predecessor.during(predecessor.period().endingOn(from.minusDays(1)));
        Member following = new Member(
                successor.name(), predecessor.role(), successor.email(), successor.language(), new Period(from, null));
        Stream<Member> others = people.stream()
                .map(one -> one.equals(predecessor) ? before : one)
                .filter(one -> !one.equals(following));
        List<Member> then = Stream.concat(others, Stream.of(following)).toList();
        refuseTooMany(then);
        return new UnitContent(name, kind, aliases, then);
    }

    private static void refuseTooMany(List<Member> people) {
        if (people.size() > Limits.PEOPLE) {
            FieldProblem many = new FieldProblem("people", people.size(), "too-many", List.of(Limits.PEOPLE));
            throw new DomainProblem(List.of(many), "invalid", HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /**
     * A person in a role; a person with two roles is named twice.
     *
     * @param language of mails: {@code zh} or {@code en}
     * @param period the days on which he has the role
     */
    public record Member(String name, PersonRole role, String email, String language, Period period) {

        /** In one unit a person is known by name and role, so a new address does not make another person of him. */
        public String identity() {
            return NameKey.of(name) + "/" + role;
        }

        Member during(Period other) {
            return new Member(name, role, email, language, other);
        }
    }
}
