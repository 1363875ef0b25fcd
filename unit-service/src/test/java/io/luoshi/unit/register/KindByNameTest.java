package io.luoshi.unit.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.UnitEvent.UnitKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindByNameTest {

    @ParameterizedTest
    @CsvSource({
        "湖南路街道, SUBDISTRICT",
        "石桥街道办事处, SUBDISTRICT",
        "高新区管委会, FUNCTIONAL_AREA",
        "环南艺管理办, FUNCTIONAL_AREA",
        "铁北片区管理办, FUNCTIONAL_AREA",
        "滨江片区, FUNCTIONAL_AREA",
        "区委组织部, PARTY_ORGAN",
        "团区委, PARTY_ORGAN",
        "区教育局, DEPARTMENT",
        "区发改委, DEPARTMENT",
        "区市场监管局, DEPARTMENT",
        "鼓楼公安分局, DEPARTMENT",
        "街道服务中心, DEPARTMENT",
    })
    void theFormOfTheNameTellsTheKind(String name, UnitKind kind) {
        assertThat(KindByName.of(name)).isEqualTo(kind);
    }
}
