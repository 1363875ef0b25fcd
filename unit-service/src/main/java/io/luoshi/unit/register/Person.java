package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.unit.register.UnitContent.Member;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person who acts for a unit, in one role.
 *
 * @param id unit's id and a number that is never given again, for example {@code U-042-1}
 * @param from the first office day on which he acts; absent: since ever
 * @param until the last one; absent: until further notice
 */
public record Person(
        String id,
        String name,
        PersonRole role,
        String email,
        String language,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    static Person of(String id, Member member) {
        Period period = member.period();
        return new Person(
                id, member.name(), member.role(), member.email(), member.language(), period.from(), period.until());
    }

    public Member asMember() {
        return new Member(name, role, email, language, period());
    }

    public Period period() {
        return new Period(from, until);
    }

    PersonState state() {
        return new PersonState(id, name, role, email, language, from, until, null);
    }
}
