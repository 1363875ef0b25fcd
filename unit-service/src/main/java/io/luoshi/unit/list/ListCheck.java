package io.luoshi.unit.list;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.list.StatedUnit.StatedPerson;
import io.luoshi.unit.register.Limits;
import io.luoshi.unit.register.Period;
import io.luoshi.unit.register.UnitContent.Member;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the words of a list and notes everything that is wrong with them, each with its place and value. */
final class ListCheck {

    private static final int LONGEST_SHOWN = 200;

    private final List<FieldProblem> problems = new ArrayList<>();

    List<FieldProblem> problems() {
        return problems;
    }

    /** The checked entry. When something was wrong it holds the rest, so that that can be checked further. */
    Draft check(ListEntry entry) {
        StatedUnit unit = entry.unit();
        String place = entry.place();
        UnitKind kind = isBlank(unit.kind()) ? null : word(place + ".kind", unit.kind(), Words::kind, "unknown-kind");
        String stated = unit.id();
        String id = stated == null || stated.isBlank() ? null : stated.strip();
        return new Draft(
                place, id, name(place + ".name", unit.name()), kind, aliases(place, unit.aliases()), people(entry));
    }

    private List<String> aliases(String place, @Nullable List<@Nullable String> stated) {
        List<String> aliases = new ArrayList<>();
        if (stated != null) {
            tooMany(place + ".aliases", stated.size(), Limits.ALIASES);
            for (int i = 0; i < stated.size(); i++) {
                aliases.add(name(place + ".aliases[" + i + "]", stated.get(i)));
            }
        }
        aliases.removeIf(String::isEmpty);
        return aliases;
    }

    private @Nullable List<Member> people(ListEntry entry) {
        List<@Nullable StatedPerson> stated = entry.unit().people();
        if (stated == null) {
            return null;
        }
        tooMany(entry.place() + ".people", stated.size(), Limits.PEOPLE);
        List<Member> people = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < stated.size(); i++) {
            String place = entry.personPlaces().get(i);
            Member member = member(place, stated.get(i));
            if (member != null && !known.add(member.identity())) {
                add(place + ".person", member.name(), "person-twice");
            } else if (member != null) {
                people.add(member);
            }
        }
        return people;
    }

    private @Nullable Member member(String place, @Nullable StatedPerson person) {
        if (person == null) {
            add(place, null, "missing");
            return null;
        }
        String name = name(place + ".person", person.name());
        PersonRole role = word(place + ".role", person.role(), Words::role, "unknown-role");
        String email = email(place + ".email", person.email());
        String language = isBlank(person.language())
                ? "zh"
                : word(place + ".language", person.language(), Words::language, "unknown-language");
        Period period = period(place, person);
        return role == null || language == null || period == null || name.isEmpty()
                ? null
                : new Member(name, role, email, language, period);
    }

    private @Nullable Period period(String place, StatedPerson person) {
        LocalDate from = date(place + ".from", person.from());
        LocalDate until = date(place + ".until", person.until());
        if (from != null && until != null && until.isBefore(from)) {
            add(place + ".until", person.until(), "before-from", from);
            return null;
        }
        return new Period(from, until);
    }

    /** Absent when nothing is stated, and when it is no date. */
    private @Nullable LocalDate date(String place, @Nullable String stated) {
        return isBlank(stated) ? null : word(place, stated, Words::date, "no-date");
    }

    private String name(String place, @Nullable String stated) {
        String name = required(place, stated);
        if (name.length() > Limits.NAME) {
            add(place, stated, "too-long", Limits.NAME);
            name = name.substring(0, Limits.NAME);
        }
        if (!name.matches(Limits.ONE_LINE)) {
            add(place, stated, "not-one-line");
        }
        return name;
    }

    private String email(String place, @Nullable String stated) {
        String email = required(place, stated);
        if (!email.isEmpty() && (email.length() > Limits.EMAIL || !email.matches(Limits.MAILBOX))) {
            add(place, stated, "no-address");
        }
        return email;
    }

    private <T> @Nullable T word(
            String place, @Nullable String stated, Function<String, Optional<T>> words, String problem) {
        String word = required(place, stated);
        if (word.isEmpty()) {
            return null;
        }
        Optional<T> known = words.apply(word);
        if (known.isEmpty()) {
            add(place, stated, problem);
        }
        return known.orElse(null);
    }

    private String required(String place, @Nullable String stated) {
        String text = stated == null ? "" : stated.strip();
        if (text.isEmpty()) {
            add(place, stated, "missing");
        }
        return text;
    }

    private void tooMany(String place, int count, int limit) {
        if (count > limit) {
            add(place, count, "too-many", limit);
        }
    }

    /** One long text in a thousand cells must not make an answer of a thousand long texts. */
    private void add(String place, @Nullable Object value, String code, Object... arguments) {
        Object shown = value instanceof String text && text.length() > LONGEST_SHOWN
                ? text.substring(0, LONGEST_SHOWN) + "…"
                : value;
        problems.add(new FieldProblem(place, shown, code, List.of(arguments)));
    }

    private static boolean isBlank(@Nullable String stated) {
        return stated == null || stated.isBlank();
    }
}
