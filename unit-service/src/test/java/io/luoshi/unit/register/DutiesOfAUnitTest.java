package io.luoshi.unit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.PersonState;
import io.luoshi.events.UnitEvent.UnitChanged;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.register.StandIn.Colleague;
import io.luoshi.unit.register.UnitContent.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has which duty in a unit on which day: periods, successors, substitutes. */
class DutiesOfAUnitTest {

    private static final Signature SIGNED = new Signature("沈若谷", Instant.parse("2025-03-20T01:00:00Z"));
    private static final LocalDate TODAY = LocalDate.parse("2025-03-20");
    private static final String LIN = "U-042-1";
    private static final String ZHOU = "U-042-2";
    private static final String AUDITOR = "U-042-3";
    private static final Colleague CHEN = new Colleague("陈默", "chen@jyj.yunxi.example", "zh");

    private final Unit unit = Unit.register(
            "U-042",
            new UnitContent(
                    "区教育局",
                    UnitKind.DEPARTMENT,
                    List.of(),
                    List.of(
                            member("林晓禾", PersonRole.LIAISON_OFFICER, Period.ALWAYS),
                            member("周启明", PersonRole.UNIT_HEAD, days("2024-03-01", "2025-12-31")),
                            member("秦素", PersonRole.AUDITOR, Period.ALWAYS))),
            SIGNED);

    private static Member member(String name, PersonRole role, Period period) {
        return new Member(name, role, name.hashCode() + "@jyj.yunxi.example", "zh", period);
    }

    private static Period days(@Nullable String from, @Nullable String until) {
        return new Period(from == null ? null : LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
    }

    private static StandIn person(String id, String from, String until) {
        return new StandIn(id, null, days(from, until));
    }

    private static StandIn colleague(String from, String until) {
        return new StandIn(null, CHEN, days(from, until));
    }

    private boolean name(String absent, StandIn wanted) {
        return unit.nameSubstitute(absent, wanted, TODAY, SIGNED);
    }

    private void refused(String code, String absent, StandIn wanted) {
        int substitutes = unit.substitutes().size();
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> name(absent, wanted))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
        assertThat(unit.substitutes()).hasSize(substitutes);
    }

    private List<String> acting(String day) {
        return unit.actingOn(LocalDate.parse(day)).stream()
                .map(one -> one.person() + " " + one.role()
                        + (one.insteadOf() == null
                                ? ""
                                : " for " + one.insteadOf().id()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29, false", "2024-03-01, true", "2025-12-31, true", "2026-01-01, false"})
    void aDutyThatHasNotBegunOrHasEndedIsNone(String day, boolean head) {
        assertThat(acting(day).contains(ZHOU + " UNIT_HEAD")).isEqualTo(head);
        assertThat(acting(day)).contains(LIN + " LIAISON_OFFICER");
    }

    @ParameterizedTest
    @CsvSource({"2025-04-06, false", "2025-04-07, true", "2025-04-11, true", "2025-04-12, false"})
    void aSubstituteActsOnHisDaysOnly(String day, boolean substitute) {
        assertThat(name(ZHOU, person(LIN, "2025-04-07", "2025-04-11"))).isTrue();

        assertThat(acting(day).contains(LIN + " UNIT_HEAD for " + ZHOU)).isEqualTo(substitute);
        assertThat(acting(day)).contains(ZHOU + " UNIT_HEAD", LIN + " LIAISON_OFFICER");
    }

    @Test
    void aSubstituteActsOnlyAsLongAsTheDutyLasts() {
        name(ZHOU, person(LIN, "2025-12-30", "2026-01-05"));

        assertThat(acting("2025-12-31")).contains(LIN + " UNIT_HEAD for " + ZHOU);
        assertThat(acting("2026-01-01")).containsExactly(LIN + " LIAISON_OFFICER", AUDITOR + " AUDITOR");
    }

    @Test
    void aColleagueWithoutADutyStandsInAndKeepsHisId() {
        name(ZHOU, colleague("2025-04-07", "2025-04-11"));
        assertThat(name(ZHOU, colleague("2025-04-07", "2025-04-11")))
                .as("repeated")
                .isFalse();
        name(ZHOU, colleague("2025-07-07", "2025-07-11"));

        assertThat(unit.substitutes()).extracting(Substitute::id).containsExactly("U-042-4", "U-042-4");
        assertThat(told()).anySatisfy(state -> {
            assertThat(state.name()).isEqualTo("陈默");
            assertThat(state.role()).isEqualTo(PersonRole.UNIT_HEAD);
            assertThat(state.insteadOf()).isEqualTo(ZHOU);
            assertThat(state.actsOn(LocalDate.parse("2025-04-07"))).isTrue();
            assertThat(state.actsOn(LocalDate.parse("2025-04-12"))).isFalse();
        });
    }

    private List<PersonState> told() {
        return ((UnitChanged) unit.raisedEvents().getLast()).unit().people();
    }

    @Test
    void standingInBringsNobodyToAnotherSideOfTheTable() {
        refused("substitute-mixes-roles", AUDITOR, person(LIN, "2025-04-07", "2025-04-11"));
        refused("substitute-mixes-roles", LIN, person(AUDITOR, "2025-04-07", "2025-04-11"));
        name(LIN, colleague("2025-04-07", "2025-04-11"));
        refused("substitute-mixes-roles", AUDITOR, colleague("2025-05-07", "2025-05-11"));
    }

    @Test
    void nobodyStandsInForASubstitute() {
        name(ZHOU, colleague("2025-04-07", "2025-04-11"));

        refused("unknown-person", "U-042-4", person(LIN, "2025-04-08", "2025-04-09"));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused("substitute-too-late", ZHOU, person(LIN, "2025-03-19", "2025-03-21"));
        refused("substitute-without-duty", ZHOU, person(LIN, "2026-01-01", "2026-01-05"));
        refused("substitute-himself", ZHOU, person(ZHOU, "2025-04-07", "2025-04-11"));
        refused("unknown-person", ZHOU, person("U-042-9", "2025-04-07", "2025-04-11"));
        refused("unknown-person", "U-042-9", person(LIN, "2025-04-07", "2025-04-11"));
        name(ZHOU, person(LIN, "2025-04-07", "2025-04-11"));
        refused("substituted-already", ZHOU, colleague("2025-04-11", "2025-04-20"));
        assertThat(name(ZHOU, colleague("2025-04-12", "2025-04-20"))).isTrue();
    }

    @Test
    void whoHasTheDutyAnywayNeedNotStandIn() {
        unit.change(
                new UnitContent(
                        "区教育局",
                        UnitKind.DEPARTMENT,
                        List.of(),
                        List.of(
                                member("林晓禾", PersonRole.LIAISON_OFFICER, Period.ALWAYS),
                                member("顾一帆", PersonRole.LIAISON_OFFICER, days(null, "2025-06-30")))),
                SIGNED);

        refused("substitute-has-duty", LIN, person("U-042-4", "2025-06-01", "2025-06-30"));
        assertThat(name(LIN, person("U-042-4", "2025-06-01", "2025-07-01"))).isTrue();
    }

    @Test
    void aSubstituteIsWithdrawnOnce() {
        name(ZHOU, person(LIN, "2025-04-07", "2025-04-11"));

        assertThat(unit.withdrawSubstitute(ZHOU, LIN, SIGNED)).isTrue();
        assertThat(unit.withdrawSubstitute(ZHOU, LIN, SIGNED)).isFalse();

        assertThat(acting("2025-04-08")).doesNotContain(LIN + " UNIT_HEAD for " + ZHOU);
        assertThat(unit.history().getFirst().details().getFirst().after()).isEmpty();
    }

    @Test
    void whoLeavesTheUnitStandsInForNobodyAndIsNotMissed() {
        name(ZHOU, person(LIN, "2025-04-07", "2025-04-11"));
        name(LIN, colleague("2025-04-07", "2025-04-11"));

        unit.change(
                new UnitContent(
                        "区教育局",
                        UnitKind.DEPARTMENT,
                        List.of(),
                        List.of(member("周启明", PersonRole.UNIT_HEAD, Period.ALWAYS))),
                SIGNED);

        assertThat(unit.substitutes()).isEmpty();
        assertThat(acting("2025-04-08")).containsExactly(ZHOU + " UNIT_HEAD");
    }

    @Test
    void aSuccessorBeginsOnTheDayAfterThePredecessorEnds() {
        assertThat(unit.succeed(LIN, CHEN, LocalDate.parse("2025-04-01"), SIGNED))
                .isTrue();
        assertThat(unit.succeed(LIN, CHEN, LocalDate.parse("2025-04-01"), SIGNED))
                .as("repeated")
                .isFalse();

        assertThat(acting("2025-03-31")).contains(LIN + " LIAISON_OFFICER").doesNotContain("U-042-4 LIAISON_OFFICER");
        assertThat(acting("2025-04-01")).contains("U-042-4 LIAISON_OFFICER").doesNotContain(LIN + " LIAISON_OFFICER");
        assertThat(told()).extracting(PersonState::id).contains(LIN, "U-042-4");
        assertThat(unit.history().getFirst().details())
                .extracting(Change.Detail::field)
                .containsExactlyInAnyOrder("people[林晓禾 · LIAISON_OFFICER].period", "people[陈默 · LIAISON_OFFICER]");
    }

    @Test
    void nobodyIsSucceededBeforeHeBegins() {
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> unit.succeed(ZHOU, CHEN, LocalDate.parse("2024-03-01"), SIGNED))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("successor-too-early"));
    }

    @Test
    void aSuccessorIsRefusedWhereAUnitHasAsManyPeopleAsItMayHave() {
        List<Member> full = IntStream.range(0, Limits.PEOPLE)
                .mapToObj(i -> member("人" + i, PersonRole.LIAISON_OFFICER, Period.ALWAYS))
                .toList();
        unit.change(new UnitContent("区教育局", UnitKind.DEPARTMENT, List.of(), full.subList(1, full.size())), SIGNED);
        String first = unit.people().getFirst().id();
        LocalDate day = LocalDate.parse("2025-04-01");
        assertThat(unit.succeed(first, CHEN, day, SIGNED)).as("one more fits").isTrue();

        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> unit.succeed(
                        unit.people().getLast().id(),
                        new Colleague("顾一帆", "gu@jyj.yunxi.example", "zh"),
                        day.plusDays(1),
                        SIGNED))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("invalid");
                    assertThat(problem.errors())
                            .containsExactly(
                                    new FieldProblem("people", Limits.PEOPLE + 1, "too-many", List.of(Limits.PEOPLE)));
                });
        assertThat(unit.people()).hasSize(Limits.PEOPLE);
        assertThat(unit.succeed(first, CHEN, day, SIGNED)).as("repeated").isFalse();
    }
}
