package io.luoshi.task.light;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.indicator.Comparison;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.indicator.IndicatorKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class LightSentencesTest {

    private static final LocalDate ON = LocalDate.of(2025, 3, 14);

    private final ResourceBundleMessageSource messages = messages();
    private final LightSentences sentences = new LightSentences(messages);

    @Test
    void namesTheNumbersTheDateAndTheRule() {
        assertThat(chinese(Map.of("i1", 8)))
                .isEqualTo(
                        "滞后。截至 2025-03-14（年度时间已过 20.0%），“首店”完成 8家，序时应达 20家（目标 >= 100家），落后 12.0 个百分点：滞后。（规则 standard-1）");
    }

    @Test
    void saysThatAnAspirationIsNoMoreThanBehind() {
        assertThat(chinese(Map.of("i1", 20, "i2", 1)))
                .startsWith("滞后。")
                .contains("“限上零售额”完成 1%", "落后 80.0 个百分点：严重滞后；力争类指标最多使任务亮“滞后”");
    }

    @Test
    void saysWhyATaskIsNotDoneThoughOneIndicatorIs() {
        assertThat(chinese(Map.of("i1", 100))).startsWith("超前。").contains("已达到目标", "任务不能亮“完成”");
    }

    @Test
    void saysWhatIsMissingWhereNothingWasReported() {
        assertThat(chinese(Map.of())).startsWith("未评价。").contains("“首店”尚无有效填报数据", "；", "“限上零售额”尚无");
    }

    @Test
    void saysThatThereIsNothingToMeasure() {
        Assessment assessment = LightRules.standard().assess(List.of(), id -> Optional.empty(), 2025, ON);

        assertThat(sentences.explain(assessment, Locale.ENGLISH))
                .isEqualTo(
                        "Not assessed. This task has no indicator; as of 2025-03-14 numbers say nothing of it. (Rule standard-1)");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void hasWordsForEveryReason(Reason reason) {
        for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            assertThat(messages.getMessage("light.because." + reason, null, locale))
                    .contains("{2}");
        }
    }

    @ParameterizedTest
    @EnumSource(Light.class)
    void hasAWordForEveryLight(Light light) {
        for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            assertThat(messages.getMessage("light.label." + light, null, locale))
                    .isNotBlank();
        }
    }

    private String chinese(Map<String, Integer> achieved) {
        List<Indicator> indicators = List.of(
                indicator("i1", "首店", IndicatorKind.CUMULATIVE, 100, "家", false),
                indicator("i2", "限上零售额", IndicatorKind.GROWTH_RATE, 5, "%", true));
        Assessment assessment = LightRules.standard()
                .assess(indicators, id -> Optional.ofNullable(achieved.get(id)).map(BigDecimal::valueOf), 2025, ON);
        return sentences.explain(assessment, Locale.CHINA);
    }

    private static Indicator indicator(
            String id, String name, IndicatorKind kind, int target, String unit, boolean aspirational) {
        return new Indicator(
                id, name, kind, Comparison.AT_LEAST, BigDecimal.valueOf(target), unit, null, aspirational, null);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("messages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
