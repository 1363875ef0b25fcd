package io.luoshi.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What unit-service announces. Key and subject: the unit's id. The topic is compacted: its newest event per unit is kept for good. */
public sealed interface UnitEvent {

    String TOPIC = "unit-events";

    /** The unit's state after the fact. */
    UnitState unit();

    /** A unit entered the register. */
    @EventType("io.luoshi.unit.registered.v1")
    record UnitRegistered(UnitState unit) implements UnitEvent {}

    /** Name, kind, aliases or people of a unit changed. */
    @EventType("io.luoshi.unit.changed.v1")
    record UnitChanged(UnitState unit) implements UnitEvent {}

    /** A unit takes no new assignments; what it has stays with it until moved. */
    @EventType("io.luoshi.unit.retired.v1")
    record UnitRetired(UnitState unit) implements UnitEvent {}

    /**
     * A responsible unit (责任单位).
     *
     * @param id for example {@code U-042}
     * @param name the official short name, unique in the register
     * @param aliases other names it is written by; no two units share a name or alias
     * @param people who acts for it
     * @param retired true after {@link UnitRetired}
     */
    record UnitState(
            String id, String name, UnitKind kind, List<String> aliases, List<PersonState> people, boolean retired) {}

    /**
     * A person who acts for a unit, in one role. Whoever stands in for another is named a second time, in the other's role.
     *
     * @param id stable within the register, for example {@code U-042-1}
     * @param language of mails to this person: {@code zh} or {@code en}
     * @param from the first office day on which he acts; absent: since ever
     * @param until the last one; absent: until further notice
     * @param insteadOf id of the person for whom he stands in on these days; absent when the duty is his own
     */
    record PersonState(
            String id,
            String name,
            PersonRole role,
            String email,
            String language,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String insteadOf) {

        /** Whether he acts on that day. */
        public boolean actsOn(LocalDate day) {
            return new DutyDays(from, until).include(day);
        }
    }

    /** Kinds of unit: department, subdistrict, functional area (板块), party organ, vertical management, other. */
    enum UnitKind {
        DEPARTMENT,
        SUBDISTRICT,
        FUNCTIONAL_AREA,
        PARTY_ORGAN,
        VERTICAL,
        OTHER
    }

    /** What a person may be to the system. Source: docs/glossary.md. */
    enum PersonRole {
        LIAISON_OFFICER,
        UNIT_HEAD,
        SUPERVISOR,
        CHIEF_SUPERVISOR,
        LEADER_IN_CHARGE,
        ADMINISTRATOR,
        AUDITOR,
        OPS
    }
}
