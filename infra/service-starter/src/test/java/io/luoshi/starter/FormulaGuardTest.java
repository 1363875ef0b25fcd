package io.luoshi.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\r=1",
                "-一\n二",
                "'=1",
                "''+1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)"
            })
    void whatAnOfficeProgramWouldRunIsTextAndComesBackAsItWas(String formula) {
        assertThat(FormulaGuard.on(formula)).isEqualTo("'" + formula);
        assertThat(FormulaGuard.off(FormulaGuard.on(formula))).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "区教育局", "a=b", "1-2", "'引号'"})
    void otherTextStaysAsItIs(String text) {
        assertThat(FormulaGuard.on(text)).isEqualTo(text);
        assertThat(FormulaGuard.off(text)).isEqualTo(text);
    }
}
