package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.task.notice.Notice.Scope;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsibilityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            修路。(区甲局主办)                           | 区甲局 LEAD
            修路。(区甲局、区乙委主办)                      | 区甲局 LEAD, 区乙委 LEAD
            修路。(区甲局主办,区乙委、东河街道协办)            | 区甲局 LEAD, 区乙委 CO_ORGANIZER, 东河街道 CO_ORGANIZER
            修路。（区甲局主办，各街道协办）。                 | 区甲局 LEAD, 各街道 CO_ORGANIZER
            修路。（ 区 甲 局 主办 ，各街道协办)              | 区甲局 LEAD, 各街道 CO_ORGANIZER
            修路。(区甲局牵头;区乙委配合)                   | 区甲局 LEAD, 区乙委 CO_ORGANIZER
            修路。(区甲局主办,区乙委及各街道协办)              | 区甲局 LEAD, 区乙委 CO_ORGANIZER, 各街道 CO_ORGANIZER
            修路。(区文化和旅游局、区粮食和储备局主办)           | 区文化和旅游局 LEAD, 区粮食和储备局 LEAD
            修路。(区甲局(区乙委)主办,各街道(功能区)协办)       | 区甲局(区乙委) LEAD, 各街道(功能区) CO_ORGANIZER
            修路(含桥)。(区甲局主办)                       | 区甲局 LEAD
            """)
    void clauseNamesUnitsAndTheirRoles(String content, String expected) {
        Notice notice = Fixtures.read("一、甲", "1." + content);
        assertThat(Fixtures.responsibility(notice.tasks().getFirst())).isEqualTo(expected);
        assertThat(notice.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            各街道         | ALL      | SUBDISTRICT
            各街道板块      | ALL      | SUBDISTRICT+FUNCTIONAL_AREA
            相关街道板块     | RELEVANT | SUBDISTRICT+FUNCTIONAL_AREA
            相关部门街道板块  | RELEVANT | DEPARTMENT+SUBDISTRICT+FUNCTIONAL_AREA
            区相关部门      | RELEVANT | DEPARTMENT
            区政府各部门     | ALL      | DEPARTMENT
            区直各部门      | ALL      | DEPARTMENT
            各有关部门      | RELEVANT | DEPARTMENT
            各镇街         | ALL      | SUBDISTRICT
            各功能区管委会    | ALL      | FUNCTIONAL_AREA
            各街道、园区      | ALL      | SUBDISTRICT+FUNCTIONAL_AREA
            各区、县级市      | ALL      | REGION
            各有关区、县(市)政府 | RELEVANT | REGION
            国务院相关部门和单位 | RELEVANT | DEPARTMENT+ANY
            属地街道        | RELEVANT | SUBDISTRICT
            各有关单位       | RELEVANT | ANY
            各省级人民政府     | ALL      | REGION
            """)
    void unitsNamedTogetherAreAGroup(String written, Scope scope, String kinds) {
        Notice notice = Fixtures.read("一、甲", "1.修路。(区甲局主办," + written + "协办)");
        Notice.GroupReference group =
                notice.tasks().getFirst().groupReferences().getFirst();
        assertThat(group.scope()).isEqualTo(scope);
        assertThat(group.unitKinds())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(kinds.split("\\+"))
                        .map(Notice.UnitKind::valueOf)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            修路。                                | TASK_WITHOUT_CLAUSE | 修路。
            修路。(区甲局)                          | ROLE_NOT_STATED     | 区甲局
            修路(区甲局)为先。                        | TASK_WITHOUT_CLAUSE | 修路(区甲局)为先。
            修路。(区甲局主办                         | UNBALANCED_BRACKET  | (区甲局主办
            修路(见附图。(区甲局主办)                    | UNBALANCED_BRACKET  | (见附图。(区甲局主办)
            修路。(各街道主办)                        | NO_LEAD             | 各街道主办
            修路。(区乙委协办)                        | NO_LEAD             | 区乙委协办
            修路。(区甲局主办)架桥。(区乙委主办)            | SEVERAL_CLAUSES     | 区甲局主办;区乙委主办
            修路。(区甲局等主办)                       | LEAD_LEFT_OPEN      | 等
            修路。(区甲局主办,区乙委和平安创建协办)           | UNIT_NAME_ODD       | 区乙委和平安创建
            修路。(区甲局主办,园区协办)                  | UNIT_NAME_ODD       | 园区
            修路。(区甲局主办,区乙委、区甲局协办)            | UNIT_NAMED_TWICE    | 区甲局
            修路。(区甲局主办,各责任主体协办)              | GROUP_KIND_UNKNOWN  | 各责任主体
            """)
    void unclearClausesAreDoubted(String content, Doubt.Code code, String arguments) {
        assertThat(Fixtures.read("一、甲", "1." + content).doubts())
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.code()).isEqualTo(code);
                    assertThat(doubt.task()).isEqualTo(1);
                    assertThat(doubt.arguments()).containsExactly(arguments.split(";"));
                });
    }

    @Test
    void clauseWithoutClosingBracketIsStillRead() {
        Notice notice = Fixtures.read("一、甲", "1.修路。(区甲局主办,各街道协办");
        assertThat(Fixtures.responsibility(notice.tasks().getFirst())).isEqualTo("区甲局 LEAD, 各街道 CO_ORGANIZER");
        assertThat(notice.tasks().getFirst().text().value()).isEqualTo("修路。");
    }

    @Test
    void allClausesOfATaskCountAndItsTextKeepsEverySentence() {
        Notice.Task task =
                Fixtures.read("一、甲", "1.修路。(区甲局主办)架桥。(区乙委主办)").tasks().getFirst();
        assertThat(Fixtures.responsibility(task)).isEqualTo("区甲局 LEAD, 区乙委 LEAD");
        assertThat(task.text().value()).isEqualTo("修路。架桥。");
    }
}
