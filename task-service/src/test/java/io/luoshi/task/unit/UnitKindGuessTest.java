package io.luoshi.task.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.UnitKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitKindGuessTest {

    @ParameterizedTest
    @CsvSource({
        "区发改委,          DEPARTMENT",
        "区政府办,          DEPARTMENT",
        "区城市数字治理中心, DEPARTMENT",
        "区生态环境局,      DEPARTMENT",
        "云河生态环境局,    VERTICAL",
        "云河公安分局,      VERTICAL",
        "云河消防救援局,    VERTICAL",
        "区委组织部,        PARTY_ORGAN",
        "区委政法委,        PARTY_ORGAN",
        "团区委,            PARTY_ORGAN",
        "东河街道,          SUBDISTRICT",
        "东河街道办事处,    SUBDISTRICT",
        "云河商务区管委会,  FUNCTIONAL_AREA",
        "铁西片区管理办,    FUNCTIONAL_AREA",
        "云河供电公司,      OTHER"
    })
    void tellsTheKindFromTheName(String name, UnitKind kind) {
        assertThat(UnitKindGuess.of(name)).isEqualTo(kind);
    }
}
