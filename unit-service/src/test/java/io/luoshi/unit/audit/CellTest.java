package io.luoshi.unit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://evil\")", "+1", "-1", "@SUM(A1)", "\tx", "\r=1"})
    void whatAnOfficeProgramWouldRunIsText(String formula) {
        assertThat(Cell.of(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "区教育局", "a=b", "1-2"})
    void otherTextStaysAsItIs(String text) {
        assertThat(Cell.of(text)).isEqualTo(text);
    }
}
