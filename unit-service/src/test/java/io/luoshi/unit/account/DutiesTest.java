package io.luoshi.unit.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.security.Duty;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.register.Period;
import io.luoshi.unit.register.Side;
import io.luoshi.unit.register.Signature;
import io.luoshi.unit.register.StandIn;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitContent;
import io.luoshi.unit.register.UnitContent.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of duties: whatever roles a unit's people have and whoever is named to stand in for whom. */
class DutiesTest {

    private static final LocalDate TODAY = LocalDate.parse("2025-03-20");
    private static final Signature SIGNED = new Signature("沈若谷", Instant.parse("2025-03-20T01:00:00Z"));

    private static Unit unit(String id, List<PersonRole> roles) {
        List<Member> people = IntStream.range(0, roles.size())
                .mapToObj(i -> new Member("人" + i, roles.get(i), i + "@a.example", "zh", Period.ALWAYS))
                .toList();
        return Unit.register(id, new UnitContent("单位" + id, UnitKind.OTHER, List.of(), people), SIGNED);
    }

    /** Whoever may be named is named; the others are refused. */
    private static void name(Unit unit, int absent, int substitute, int from, int length) {
        Period days = new Period(TODAY.plusDays(from), TODAY.plusDays(from + length));
        try {
            unit.nameSubstitute(
                    unit.id() + "-" + absent, new StandIn(unit.id() + "-" + substitute, null, days), TODAY, SIGNED);
        } catch (DomainProblem refused) {
            assertThat(refused.code()).startsWith("substitut");
        }
    }

    private static Set<Side> sides(Stream<Duty> duties) {
        return duties.map(duty -> Side.of(duty.role())).collect(Collectors.toSet());
    }

    @Property(tries = 300)
    void standingInBringsAnAccountToNoSideOnWhichItIsNot(
            @ForAll @Size(min = 3, max = 5) List<PersonRole> roles,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 3) Integer> absent,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 3) Integer> substitutes,
            @ForAll @IntRange(max = 9) int offset) {
        Unit one = unit("U-1", roles);
        Unit other = unit("U-2", roles.reversed());
        for (int i = 0; i < Math.min(absent.size(), substitutes.size()); i++) {
            name(i % 2 == 0 ? one : other, absent.get(i), substitutes.get(i), i, 3);
        }
        Account account = Account.open("A-1", "a", "人");
        account.standFor("U-1-1");
        account.standFor("U-2-1");

        Set<Duty> duties = Duties.on(TODAY.plusDays(offset), account, List.of(one, other));

        assertThat(duties.stream().filter(Duty::isOwn)).hasSize(2);
        assertThat(sides(duties.stream())).isEqualTo(sides(duties.stream().filter(Duty::isOwn)));
    }

    @Property(tries = 100)
    void onADayOutsideEveryPeriodAnAccountMayDoNothing(
            @ForAll PersonRole role, @ForAll @IntRange(min = 1, max = 30) int before) {
        Period later = new Period(TODAY, TODAY.plusDays(before));
        Member member = new Member("人", role, "a@a.example", "zh", later);
        Unit unit = Unit.register("U-1", new UnitContent("单位", UnitKind.OTHER, List.of(), List.of(member)), SIGNED);
        Account account = Account.open("A-1", "a", "人");
        account.standFor("U-1-1");
        List<Integer> dutiesByDay = new ArrayList<>();
        for (int day = -1; day <= before + 1; day++) {
            dutiesByDay.add(
                    Duties.on(TODAY.plusDays(day), account, List.of(unit)).size());
        }

        assertThat(dutiesByDay.getFirst()).isZero();
        assertThat(dutiesByDay.getLast()).isZero();
        assertThat(dutiesByDay.subList(1, before + 2)).containsOnly(1);
    }
}
