package io.luoshi.task.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.task.importing.UnitSuggestion.Likeness;
import io.luoshi.task.unit.KnownUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitSuggestionsTest {

    private static final List<KnownUnit> REGISTER = Stream.of(
                    "区教育局|区教委",
                    "区文化和旅游局|区文旅委",
                    "区市场监督管理局",
                    "区市场监管综合服务中心",
                    "区人力资源和社会保障局",
                    "区住房和城乡建设局",
                    "区发展和改革委员会|区发改局",
                    "区卫生健康委员会",
                    "区政务服务管理办公室",
                    "石桥街道办事处",
                    "东河街道办事处",
                    "云河税务分局")
            .map(UnitSuggestionsTest::unit)
            .toList();

    private final UnitSuggestions suggestions = new UnitSuggestions(REGISTER);

    @ParameterizedTest(name = "{0} may be {1}")
    @CsvSource({
        "教育局,区教育局,PREFIX",
        "云河区教育局,区教育局,PREFIX",
        "市教育局,区教育局,PREFIX",
        "教委,区教育局,PREFIX",
        "区文旅局,区文化和旅游局,ABBREVIATION",
        "文旅局,区文化和旅游局,ABBREVIATION",
        "区市场监管局,区市场监督管理局,ABBREVIATION",
        "区人社局,区人力资源和社会保障局,ABBREVIATION",
        "区住建局,区住房和城乡建设局,ABBREVIATION",
        "区发改委员会,区发展和改革委员会,ABBREVIATION",
        "石桥街道,石桥街道办事处,WORDS",
        "区教冑局,区教育局,SPELLING",
        "区住房和城多建设局,区住房和城乡建设局,SPELLING",
        "云河税务局,云河税务分局,ABBREVIATION",
        "区政务服务管理中心,区政务服务管理办公室,WORDS",
    })
    void ranksTheUnitThatIsMeantFirst(String name, String meant, Likeness likeness) {
        UnitSuggestion first = suggestions.of(name).getFirst();

        assertThat(first.name()).isEqualTo(meant);
        assertThat(first.likeness()).isEqualTo(likeness);
    }

    @ParameterizedTest
    @CsvSource({"区残疾人联合会", "区消防救援大队", "西山镇"})
    void offersNothingForANameThatResemblesNone(String name) {
        assertThat(suggestions.of(name)).isEmpty();
    }

    @Test
    void offersFiveAtMostTheMostLikelyFirst() {
        List<KnownUnit> many = Stream.iterate(1, n -> n + 1)
                .limit(9)
                .map(n -> unit("区教育局" + n + "处"))
                .toList();

        assertThat(new UnitSuggestions(many).of("区教育局5科"))
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> b.score() - a.score());
    }

    private static KnownUnit unit(String names) {
        List<String> all = List.of(names.split("\\|"));
        return new KnownUnit(
                all.getFirst(), all.getFirst(), all.subList(1, all.size()), List.of(), UnitKind.DEPARTMENT, false, 1);
    }
}
