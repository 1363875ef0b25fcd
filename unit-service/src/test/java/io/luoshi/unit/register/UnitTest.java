package io.luoshi.unit.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitChanged;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.events.UnitEvent.UnitRegistered;
import io.luoshi.events.UnitEvent.UnitRetired;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.unit.register.UnitContent.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTest {

    private static final Signature SIGNED = new Signature("沈若谷", Instant.parse("2025-03-20T01:00:00Z"));
    private static final Member LIN =
            new Member("林晓禾", PersonRole.LIAISON_OFFICER, "lin@jyj.yunxi.example", "zh", Period.ALWAYS);
    private static final Member ZHOU =
            new Member("周启明", PersonRole.UNIT_HEAD, "zhou@jyj.yunxi.example", "zh", Period.ALWAYS);

    private static UnitContent education(Member... people) {
        return new UnitContent("区教育局", UnitKind.DEPARTMENT, List.of("教育局"), List.of(people));
    }

    private static Unit registered(Member... people) {
        return Unit.register("U-042", education(people), SIGNED);
    }

    private static <T> T last(Unit unit, Class<T> event) {
        assertThat(unit.raisedEvents().getLast()).isInstanceOf(event);
        return event.cast(unit.raisedEvents().getLast());
    }

    @Test
    void registeringTellsTheWholeUnit() {
        var state = last(registered(LIN, ZHOU), UnitRegistered.class).unit();
        assertThat(state.id()).isEqualTo("U-042");
        assertThat(state.aliases()).containsExactly("教育局");
        assertThat(state.people()).extracting("id").containsExactly("U-042-1", "U-042-2");
        assertThat(state.retired()).isFalse();
    }

    @Test
    void learnsANameByWhichANoticeCallsItOnce() {
        Unit unit = registered(LIN);

        assertThat(unit.learn("教体局", SIGNED)).isTrue();
        assertThat(unit.learn("教 体 局", SIGNED)).isFalse();

        assertThat(last(unit, UnitChanged.class).unit().aliases()).containsExactly("教育局", "教体局");
        assertThat(unit.history().getFirst().by()).isEqualTo("沈若谷");
    }

    @Test
    void learnsNothingThatIsNoNameAndNothingOnceRetired() {
        Unit unit = registered();

        assertThat(unit.learn(" ", SIGNED)).isFalse();
        assertThat(unit.learn("教体\n局", SIGNED)).isFalse();
        assertThat(unit.learn("局".repeat(Limits.NAME + 1), SIGNED)).isFalse();
        unit.retire(SIGNED);
        assertThat(unit.learn("教体局", SIGNED)).isFalse();
    }

    @Test
    void theSameContentAgainIsNoChange() {
        Unit unit = registered(LIN);
        assertThat(unit.change(education(LIN), SIGNED)).isFalse();
        assertThat(unit.raisedEvents()).hasSize(1);
        assertThat(unit.history()).hasSize(1);
    }

    @Test
    void aChangeTellsTheWholeUnitAndIsNotedWithOldAndNew() {
        Unit unit = registered(LIN);
        assertThat(unit.change(
                        new UnitContent("区教育体育局", UnitKind.DEPARTMENT, List.of("教育局", "区教育局"), List.of(LIN)), SIGNED))
                .isTrue();

        assertThat(last(unit, UnitChanged.class).unit().name()).isEqualTo("区教育体育局");
        assertThat(unit.history().getFirst())
                .isEqualTo(new Change(
                        SIGNED.at(),
                        "沈若谷",
                        List.of(
                                new Change.Detail("name", List.of("区教育局"), List.of("区教育体育局")),
                                new Change.Detail("aliases", List.of("教育局"), List.of("教育局", "区教育局")))));
    }

    @Test
    void aPersonKeepsTheIdWhenTheAddressChanges() {
        Unit unit = registered(LIN, ZHOU);
        unit.change(
                education(ZHOU, new Member(LIN.name(), LIN.role(), "lin2@jyj.yunxi.example", "en", Period.ALWAYS)),
                SIGNED);
        assertThat(unit.people()).extracting(Person::id).containsExactly("U-042-2", "U-042-1");
        assertThat(unit.people().getLast().email()).isEqualTo("lin2@jyj.yunxi.example");
    }

    @Test
    void theIdOfOneWhoLeftIsNeverGivenAgain() {
        Unit unit = registered(LIN, ZHOU);
        unit.change(education(LIN), SIGNED);
        unit.change(education(LIN, ZHOU), SIGNED);
        assertThat(unit.people()).extracting(Person::id).containsExactly("U-042-1", "U-042-3");
    }

    @Test
    void aPersonMayHaveTwoRolesButNotOneTwice() {
        Member headToo = new Member(LIN.name(), PersonRole.UNIT_HEAD, LIN.email(), "zh", Period.ALWAYS);
        assertThat(registered(LIN, headToo).people()).hasSize(2);
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> education(LIN, LIN))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("person-twice"));
    }

    @Test
    void aliasesThatAreTheNameOrRepeatedAreLeftOut() {
        UnitContent content = new UnitContent("区教育局", UnitKind.DEPARTMENT, List.of("区 教育局", "教育局", "教育 局"), List.of());
        assertThat(content.aliases()).containsExactly("教育局");
    }

    @Test
    void retiringIsToldOnce() {
        Unit unit = registered(LIN);
        assertThat(unit.retire(SIGNED)).isTrue();
        assertThat(unit.retire(SIGNED)).isFalse();
        assertThat(last(unit, UnitRetired.class).unit().retired()).isTrue();
        assertThat(unit.raisedEvents()).hasSize(2);
        assertThat(unit.nameKeys()).contains("区教育局");
    }

    @Test
    void aRetiredUnitIsNotChanged() {
        Unit unit = registered(LIN);
        unit.retire(SIGNED);
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> unit.change(education(ZHOU), SIGNED))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("unit-retired"));
    }

    @Test
    void theHistoryIsBounded() {
        Unit unit = registered(LIN);
        for (int i = 0; i < Unit.HISTORY + 10; i++) {
            unit.change(
                    education(new Member(LIN.name(), LIN.role(), i + "@jyj.yunxi.example", "zh", Period.ALWAYS)),
                    SIGNED);
        }
        assertThat(unit.history()).hasSize(Unit.HISTORY);
        assertThat(unit.history().getFirst().details().getFirst().after().getFirst())
                .contains((Unit.HISTORY + 9) + "@");
    }
}
