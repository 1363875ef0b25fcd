package io.luoshi.unit.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A password that was typed into the wrong field is not readable in the trail. */
class TypedNamesTest {

    private final TypedNames names = new TypedNames("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    @ParameterizedTest
    @CsvSource({
        "luo-shi 2025!, luo",
        "zhangsan@example.gov.test, zha",
        "admin, a",
        "张三, ''",
        "张三李四王五赵六, 张三",
        "'', ''",
    })
    void atMostThreeCharactersAndAThirdOfItAreShown(String typed, String shown) {
        assertThat(names.keep(typed)).matches("\\Q" + shown + "\\E…#[0-9a-f]{8}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nadmin logged in", "\u0000\u001b[2Jxxxxxx", "\u202eabcdefghi", "\u2028abcdefghi"})
    void controlCharactersAreNotKept(String typed) {
        assertThat(names.keep(typed)).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void whatIsKeptIsShortHoweverLongTheNameIs() {
        assertThat(names.keep("𠀀".repeat(500_000))).hasSizeLessThan(20);
    }

    @Test
    void theSameNameIsKnownAgainByWhoeverHasTheKeyOnly() {
        TypedNames elsewhere = new TypedNames("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=");

        assertThat(names.keep("zhangsan")).isEqualTo(names.keep("zhangsan")).isNotEqualTo(names.keep("zhangsam"));
        assertThat(names.keep("zhangsan")).isNotEqualTo(elsewhere.keep("zhangsan"));
    }
}
