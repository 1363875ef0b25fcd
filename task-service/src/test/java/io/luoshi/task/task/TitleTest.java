package io.luoshi.task.task;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TitleTest {

    @Test
    void keepsAShortTextAsItIs() {
        assertThat(Title.of("深入落实提振消费专项行动要求。")).isEqualTo("深入落实提振消费专项行动要求");
    }

    @Test
    void cutsALongTextWhereItPauses() {
        assertThat(Title.of("培育壮大首发经济、夜间经济、小店经济,推广数字消费、绿色消费、健康消费等服务消费新模式,推动便民生活圈"))
                .isEqualTo("培育壮大首发经济、夜间经济、小店经济,推广数字消费、绿色消费…");
    }

    @Test
    void cutsATextWithoutPausesAtTheLimit() {
        assertThat(Title.of("字".repeat(41))).isEqualTo("字".repeat(39) + "…");
        assertThat(Title.of("𠮷".repeat(41))).endsWith("𠮷…");
    }

    @Property
    void isNeverLongerThan40AndBeginsAsTheText(@ForAll String text) {
        String title = Title.of(text);

        assertThat(title.length()).isLessThanOrEqualTo(40);
        assertThat(text.strip()).startsWith(title.endsWith("…") ? title.substring(0, title.length() - 1) : title);
    }
}
