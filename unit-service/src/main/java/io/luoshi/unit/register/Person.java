package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.unit.register.UnitContent.Member;

/**
 * A person who acts for a unit, in one role.
 *
 * @param id unit's id and a number that is never given again, for example {@code U-042-1}
 */
public record Person(String id, String name, PersonRole role, String email, String language) {

    static Person of(String id, Member member) {
        return new Person(id, member.name(), member.role(), member.email(), member.language());
    }

    public Member asMember() {
        return new Member(name, role, email, language);
    }

    PersonState state() {
        return new PersonState(id, name, role, email, language);
    }
}
