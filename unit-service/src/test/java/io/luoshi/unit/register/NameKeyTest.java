package io.luoshi.unit.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

    @ParameterizedTest
    @CsvSource({
        "区教育局, ' 区 教育局 '",
        "高新区（北区）管委会, 高新区(北区)管委会",
        "１２３４５热线办, 12345热线办",
        "'区　教育局', 区教育局",
        "IT服务中心, it服务中心",
    })
    void namesThatDifferInWidthSpaceOrCaseAreTheSame(String one, String other) {
        assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
    }

    @Test
    void otherNamesAreOther() {
        assertThat(NameKey.of("区教育局")).isNotEqualTo(NameKey.of("区体育局"));
    }

    @Provide
    Arbitrary<String> name() {
        return Arbitraries.strings()
                .withCharRange('一', '龥')
                .ascii()
                .withChars('（', '）', '　', '１', 'Ａ', 'ａ', '·', '〔', '〕');
    }

    @Property
    void theKeyOfAKeyIsTheKey(@ForAll("name") String name) {
        assertThat(NameKey.of(NameKey.of(name))).isEqualTo(NameKey.of(name));
    }

    @Test
    void endingsBeginWithEveryPartOfTheName() {
        assertThat(NameKey.endings(List.of("区教育局", "教育局"))).containsExactly("区教育局", "教育局", "育局", "局");
        assertThat(NameKey.endings(List.of("𠮷局"))).containsExactly("𠮷局", "局");
    }
}
