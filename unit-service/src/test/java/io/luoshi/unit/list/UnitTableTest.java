package io.luoshi.unit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.list.StatedUnit.StatedPerson;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTableTest {

    private static final String TABLE = """
            单位名称,类别,别名,姓名,角色,邮箱,语言
            区教育局,部门,教育局;区教委、区教育委员会,林晓禾,联络员,lin@jyj.yunxi.example,
            ,,,周启明,单位负责人,zhou@jyj.yunxi.example,en

            石桥街道,,,,,,
            区教育局,,,"顾, 一帆",督办人员,gu@jyj.yunxi.example,zh
            """;

    private static List<ListEntry> read(String table) {
        return UnitTable.read(CsvTable.read(table.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void rowsOfOneUnitAreOneUnit() {
        List<ListEntry> entries = read(TABLE);
        assertThat(entries).extracting(entry -> entry.unit().name()).containsExactly("区教育局", "石桥街道");
        ListEntry education = entries.getFirst();
        assertThat(education.unit().kind()).isEqualTo("部门");
        assertThat(education.unit().aliases()).containsExactly("教育局", "区教委", "区教育委员会");
        assertThat(education.unit().people())
                .containsExactly(
                        new StatedPerson("林晓禾", "联络员", "lin@jyj.yunxi.example", "", "", ""),
                        new StatedPerson("周启明", "单位负责人", "zhou@jyj.yunxi.example", "en", "", ""),
                        new StatedPerson("顾, 一帆", "督办人员", "gu@jyj.yunxi.example", "zh", "", ""));
        assertThat(education.place()).isEqualTo("row 2");
        assertThat(education.personPlaces()).containsExactly("row 2", "row 3", "row 6");
    }

    @Test
    void aUnitWithoutPeopleInTheTableSaysNothingOfThem() {
        assertThat(read(TABLE).getLast().unit().people()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void readsWhatOfficeProgramsWrite(String charset) {
        assertThat(UnitTable.read(CsvTable.read(TABLE.getBytes(Charset.forName(charset)))))
                .isEqualTo(read(TABLE));
        assertThat(read("\uFEFF" + TABLE.replace("\n", "\r\n"))).isEqualTo(read(TABLE));
    }

    @Test
    void titlesMayBeEnglishInAnyOrder() {
        assertThat(read("Email,Role,Person,Name\nlin@a.example,LIAISON_OFFICER,林晓禾,区教育局\n"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.unit().people())
                        .containsExactly(new StatedPerson("林晓禾", "LIAISON_OFFICER", "lin@a.example", "", "", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "单位名称\n", "单位名称,类别\n,\n"})
    void anEmptyTableIsAnEmptyList(String table) {
        assertThat(read(table)).isEmpty();
    }

    @Test
    void everyColumnThatNobodyKnowsIsTold() {
        assertThat(problemsOf("类别,邮相,类别,电话\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(FieldProblem::code, FieldProblem::value)
                .containsExactly(
                        tuple("unknown-column", "邮相"),
                        tuple("column-twice", "类别"),
                        tuple("unknown-column", "电话"),
                        tuple("no-name-column", null));
    }

    @Test
    void whatIsNoTextIsRefused() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', (byte) 0xff, (byte) 0xff};
        assertThat(problemsOf(png)).extracting(FieldProblem::code).containsExactly("no-text");
    }

    @Test
    void aTableHasItsLimit() {
        assertThatExceptionOfType(DomainProblem.class)
                .isThrownBy(() -> read("单位名称\n" + "区教育局\n".repeat(20_000)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("too-many-rows"));
    }

    private static List<FieldProblem> problemsOf(byte[] file) {
        var problem =
                assertThatExceptionOfType(DomainProblem.class).isThrownBy(() -> UnitTable.read(CsvTable.read(file)));
        return problem.actual().errors();
    }
}
