package io.luoshi.unit.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.list.StatedUnit.StatedPerson;
import io.luoshi.unit.register.Period;
import io.luoshi.unit.register.UnitContent.Member;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCheckTest {

    private final ListCheck check = new ListCheck();

    private Draft check(StatedUnit unit) {
        return check.check(ListEntry.ofJson(List.of(unit)).getFirst());
    }

    private List<String> problems() {
        return check.problems().stream().map(ListCheckTest::text).toList();
    }

    private static String text(FieldProblem problem) {
        return problem.field() + " " + problem.value() + " " + problem.code();
    }

    private static StatedUnit named(String name) {
        return new StatedUnit(null, name, null, null, null);
    }

    private static StatedUnit withPeople(StatedPerson... people) {
        return new StatedUnit(null, "区教育局", null, null, Arrays.asList(people));
    }

    @Test
    void aNameAloneIsEnough() {
        Draft draft = check(named(" 石桥街道 "));
        assertThat(problems()).isEmpty();
        assertThat(draft.name()).isEqualTo("石桥街道");
        assertThat(draft.people()).isNull();
        assertThat(draft.ofNewUnit().kind()).isEqualTo(UnitKind.SUBDISTRICT);
    }

    @ParameterizedTest
    @CsvSource({
        "部门, DEPARTMENT",
        "街道, SUBDISTRICT",
        "板块, FUNCTIONAL_AREA",
        "党群, PARTY_ORGAN",
        "垂直管理, VERTICAL",
        "其他, OTHER",
        "vertical, VERTICAL",
        "PARTY_ORGAN, PARTY_ORGAN",
    })
    void kindsMayBeChineseWords(String word, UnitKind kind) {
        assertThat(check(new StatedUnit(null, "区教育局", word, null, null)).kind()).isEqualTo(kind);
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "联络员, LIAISON_OFFICER",
        "单位负责人, UNIT_HEAD",
        "督办人员, SUPERVISOR",
        "督办主任, CHIEF_SUPERVISOR",
        "分管领导, LEADER_IN_CHARGE",
        "系统管理员, ADMINISTRATOR",
        "审计员, AUDITOR",
        "运维人员, OPS",
        "ops, OPS",
    })
    void rolesMayBeChineseWords(String word, PersonRole role) {
        Draft draft = check(withPeople(new StatedPerson("林晓禾", word, "lin@a.example", "英文", null, null)));
        assertThat(problems()).isEmpty();
        assertThat(draft.people()).containsExactly(new Member("林晓禾", role, "lin@a.example", "en", Period.ALWAYS));
    }

    @Test
    void everyMistakeIsToldWithItsPlaceAndValue() {
        check(new StatedUnit(
                null,
                null,
                "学校",
                Arrays.asList("教育局", " "),
                Arrays.asList(
                        new StatedPerson("", "校长", "lin@", "fr", null, null),
                        null,
                        new StatedPerson("周启明", null, null, null, null, null))));
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "[0].name null missing",
                        "[0].kind 学校 unknown-kind",
                        "[0].aliases[1]   missing",
                        "[0].people[0].person  missing",
                        "[0].people[0].role 校长 unknown-role",
                        "[0].people[0].email lin@ no-address",
                        "[0].people[0].language fr unknown-language",
                        "[0].people[1] null missing",
                        "[0].people[2].role null missing",
                        "[0].people[2].email null missing");
    }

    @ParameterizedTest
    @CsvSource({"a b@c.example", "a@b@c", "林 <lin@c.example>", "'a@c.example,b@c.example'", "plain", "a@"})
    void whatIsNoMailboxIsRefused(String email) {
        check(withPeople(new StatedPerson("林晓禾", "联络员", email, null, null, null)));
        assertThat(problems()).singleElement().asString().endsWith("no-address");
    }

    @Test
    void headersCannotBeSmuggledInByALineBreak() {
        check(named("区教育局\nBcc: all@c.example"));
        assertThat(problems()).singleElement().asString().endsWith("not-one-line");
    }

    @Test
    void aPersonIsNamedOncePerRole() {
        StatedPerson lin = new StatedPerson("林晓禾", "联络员", "lin@a.example", null, null, null);
        check(withPeople(lin, new StatedPerson("林晓禾", "单位负责人", "lin@a.example", null, null, null), lin));
        assertThat(problems()).containsExactly("[0].people[2].person 林晓禾 person-twice");
    }

    @Test
    void whatIsTooLongOrTooManyIsRefused() {
        check(new StatedUnit(null, "局".repeat(101), null, Collections.nCopies(51, "教育局"), null));
        assertThat(check.problems()).extracting(FieldProblem::code).containsExactly("too-long", "too-many");
    }

    @Test
    void aLongTextIsToldInPart() {
        check(named("局".repeat(30_000)));
        assertThat(check.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(String.valueOf(problem.value())).hasSize(201));
    }
}
