package io.luoshi.task.notice;

import io.luoshi.task.notice.Notice.Convention;
import io.luoshi.task.notice.Notice.Role;
import java.util.List;
import java.util.Map;

/** What the words of duty of one clause mean beside each other: 责任单位 and 负责 lead where no lead is stated, else contribute. */
final class Roles {

    private final boolean leadStated;
    private final boolean helpersStated;
    private final boolean firstListedLeads;
    private final boolean oneUnit;
    private final Conventions conventions;

    private Roles(Map<Mention, List<UnitList.Piece>> named, Conventions conventions) {
        this.leadStated = named.entrySet().stream()
                .anyMatch(e -> e.getKey().duty() == Duty.LEAD
                        || e.getValue().stream().anyMatch(piece -> piece.ownDuty() == Duty.LEAD));
        this.helpersStated =
                named.keySet().stream().anyMatch(m -> m.duty() == Duty.CONTRIBUTE || m.duty() == Duty.GUIDE);
        this.firstListedLeads = conventions.firstListedLeads();
        this.oneUnit = named.values().stream().mapToInt(List::size).sum() == 1;
        this.conventions = conventions;
    }

    static Roles of(Map<Mention, List<UnitList.Piece>> named, Conventions conventions) {
        return new Roles(named, conventions);
    }

    /** @param place of the unit in its list, from 0 */
    Role of(Mention mention, UnitList.Piece piece, int place) {
        Duty duty = piece.ownDuty() == null ? mention.duty() : piece.ownDuty();
        return switch (duty) {
            case LEAD -> Role.LEAD;
            case CONTRIBUTE, CONSOLIDATE -> Role.CO_ORGANIZER;
            case GUIDE -> Role.GUIDE;
            case RESPONSIBLE -> responsible(place);
            case IN_CHARGE, UNSTATED -> inCharge(piece, place, helpersStated || oneUnit);
            case IN_CHARGE_EACH -> inCharge(piece, place, false);
            case LEADER, DEADLINE, NOTHING -> throw new IllegalArgumentException("no units: " + duty);
        };
    }

    private Role responsible(int place) {
        if (leadStated) {
            conventions.applied(Convention.RESPONSIBLE_UNITS_CONTRIBUTE);
            return Role.CO_ORGANIZER;
        }
        if (firstListedLeads) {
            return place == 0 ? Role.LEAD : Role.CO_ORGANIZER;
        }
        conventions.applied(Convention.RESPONSIBLE_UNITS_LEAD);
        return Role.LEAD;
    }

    private Role inCharge(UnitList.Piece piece, int place, boolean together) {
        if (leadStated) {
            return Role.CO_ORGANIZER;
        }
        if (firstListedLeads) {
            return place == 0 ? Role.LEAD : Role.CO_ORGANIZER;
        }
        return together && !piece.isGroup() ? Role.LEAD : Role.SHARED;
    }
}
