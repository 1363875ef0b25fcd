package io.luoshi.task.light;

import static io.luoshi.events.TaskEvent.Light.AHEAD;
import static io.luoshi.events.TaskEvent.Light.BEHIND;
import static io.luoshi.events.TaskEvent.Light.DONE;
import static io.luoshi.events.TaskEvent.Light.NOT_ASSESSED;
import static io.luoshi.events.TaskEvent.Light.SERIOUSLY_BEHIND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.indicator.Comparison;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.indicator.IndicatorKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightRuleTest {

    private static final LightRule RULE = LightRules.standard();

    /** 2025-03-14 is day 73 of 365: a fifth of the year has passed. */
    private static final LocalDate A_FIFTH = LocalDate.of(2025, 3, 14);

    @ParameterizedTest(name = "{0} {1} {2} (baseline {3}) at {4}: expected {5}, gap {6}, {7}")
    @CsvSource({
        // A count grows with the year: 20 % of 100 is expected.
        "CUMULATIVE, AT_LEAST,  100,     , 20,   20,    0, ON_TRACK",
        "CUMULATIVE, AT_LEAST,  100,     , 25,   20,   -5, AHEAD",
        "CUMULATIVE, AT_LEAST,  100,     , 24.9, 20, -4.9, ON_TRACK",
        "CUMULATIVE, AT_LEAST,  100,     , 10,   20,   10, ON_TRACK",
        "CUMULATIVE, AT_LEAST,  100,     , 9.9,  20, 10.1, BEHIND",
        "CUMULATIVE, AT_LEAST,  100,     , 9.96, 20,   10, ON_TRACK", // judged by the figure that is shown
        "CUMULATIVE, AT_LEAST,  200,     , 0,    40,   20, BEHIND",
        "CUMULATIVE, AT_LEAST,  100,     , 100,  20,  -80, DONE",
        "CUMULATIVE, MORE_THAN, 100,     , 100,  20,  -80, AHEAD", // above 100 is not reached by 100
        "CUMULATIVE, EQUAL,     50,      , 51,   10,  -82, DONE", // 挖掘特色小店50家: one more is no fault
        // A limit on a count is kept, not worked towards.
        "CUMULATIVE, AT_MOST,   10,      , 10,   10,    0, ON_TRACK",
        "CUMULATIVE, AT_MOST,   10,      , 11,   10,   10, SERIOUSLY_BEHIND",
        "CUMULATIVE, LESS_THAN, 10,      , 10,   10,    0, SERIOUSLY_BEHIND",
        // A rate is compared as it is, whatever the date.
        "GROWTH_RATE, AT_LEAST, 5,       , 5,     5,    0, ON_TRACK",
        "GROWTH_RATE, AT_LEAST, 5,       , 4.4,   5,   12, BEHIND",
        "GROWTH_RATE, AT_LEAST, 5,       , 3,     5,   40, SERIOUSLY_BEHIND",
        "GROWTH_RATE, AT_LEAST, 5,       , 5.5,   5,  -10, AHEAD",
        "GROWTH_RATE, AT_MOST,  3,       , 3.6,   3,   20, BEHIND",
        "GROWTH_RATE, MORE_THAN, 0,      , 0.1,   0,     , ON_TRACK", // 正增长
        "GROWTH_RATE, MORE_THAN, 0,      , 0,     0,     , SERIOUSLY_BEHIND",
        // A level moves from where it stood.
        "LEVEL, MORE_THAN,      100,  50, 60,    60,    0, ON_TRACK",
        "LEVEL, MORE_THAN,      100,  50, 45,    60,   15, BEHIND",
        "LEVEL, MORE_THAN,      100,  50, 101,   60,  -41, DONE",
        "LEVEL, AT_LEAST,       100,    , 60,      ,     , NOT_ASSESSED", // no baseline: not computed
        "LEVEL, AT_LEAST,       100,    , 100,     ,     , DONE", // but reached is reached
        "LEVEL, AT_LEAST,       60,   65, 63,    60,   -5, DONE", // what stands above its target need not fall to it
        "REDUCTION, AT_MOST,    50,  100, 95,    90,   10, ON_TRACK",
        "REDUCTION, AT_MOST,    50,  100, 120,   90,   60, SERIOUSLY_BEHIND",
        "REDUCTION, AT_MOST,    50,  100, 50,    90,  -80, DONE",
        "REDUCTION, EQUAL,      50,  100, 40,    90, -100, DONE",
        "REDUCTION, AT_MOST,    0,   100, 85,    80,    5, ON_TRACK", // points of the way down
        "REDUCTION, AT_LEAST,   30,     , 10,      ,     , NOT_ASSESSED", // 压降30% without what it is measured from
        "COVERAGE, EQUAL,       100,     , 20,   20,    0, ON_TRACK",
        "COVERAGE, AT_LEAST,    65,   60, 61,    61,    0, ON_TRACK",
        "KEEP, EQUAL,           0,       , 0,     0,     , ON_TRACK", // 动态清零
        "KEEP, EQUAL,           0,       , 1,     0,     , SERIOUSLY_BEHIND",
        "KEEP, AT_LEAST,        95,      , 95,   95,    0, ON_TRACK",
        "KEEP, AT_LEAST,        95,      , 94,   95,  1.1, SERIOUSLY_BEHIND",
        "MILESTONE, AT_LEAST,   1,       , 1,      ,     , NOT_ASSESSED",
        "QUALITATIVE, AT_LEAST, 1,       , 1,      ,     , NOT_ASSESSED",
    })
    void judgesAnIndicator(
            IndicatorKind kind,
            Comparison comparison,
            BigDecimal target,
            BigDecimal baseline,
            BigDecimal achieved,
            BigDecimal expected,
            BigDecimal gap,
            Light light) {
        Indicator indicator = new Indicator("i1", "x", kind, comparison, target, "个", baseline, false, null);

        IndicatorAssessment assessed =
                assess(Map.of(indicator, achieved)).indicators().getFirst();

        assertThat(assessed.light()).isEqualTo(light);
        assertThat(assessed.expected()).usingComparator(LightRuleTest::compare).isEqualTo(expected);
        assertThat(assessed.gap()).usingComparator(LightRuleTest::compare).isEqualTo(gap);
    }

    private static int compare(BigDecimal a, BigDecimal b) {
        if (a == null || b == null) {
            return a == b ? 0 : 1;
        }
        return a.compareTo(b);
    }

    @Test
    void takesTheWorstOfTheFirmIndicators() {
        assertThat(lightOf(firm("i1", 100), 20, firm("i2", 100), 5)).isEqualTo(BEHIND);
        assertThat(lightOf(firm("i1", 100), 30, firm("i2", 100), 100)).isEqualTo(AHEAD);
    }

    @Test
    void isDecidedByTheLargerGapOfTwoEqualLights() {
        Assessment assessment = RULE.assess(
                List.of(firm("i1", 100), firm("i2", 100)),
                id -> Optional.of(BigDecimal.valueOf(id.equals("i1") ? 15 : 12)),
                2025,
                A_FIFTH);

        assertThat(assessment.deciding().indicator().id()).isEqualTo("i2");
    }

    @Test
    void letsAnAspirationalIndicatorPullToBehindAtMost() {
        Indicator rate = growth("i2", true);
        assertThat(lightOf(firm("i1", 100), 20, rate, 1)).isEqualTo(BEHIND);
        assertThat(lightOf(firm("i1", 100), 20, growth("i2", false), 1)).isEqualTo(SERIOUSLY_BEHIND);
    }

    @Test
    void isDoneOnlyWhenEveryIndicatorIs() {
        assertThat(lightOf(firm("i1", 100), 100, firm("i2", 50), 50)).isEqualTo(DONE);
        assertThat(lightOf(firm("i1", 100), 100, firm("i2", 50), null)).isEqualTo(AHEAD);
    }

    @Test
    void doesNotJudgeWhatIsNotReportedOrHasNoNumber() {
        Indicator wordsOnly =
                new Indicator("i2", "x", IndicatorKind.KEEP, Comparison.AT_LEAST, null, null, null, false, null);

        assertThat(lightOf(firm("i1", 100), null, wordsOnly, 3)).isEqualTo(NOT_ASSESSED);
        assertThat(RULE.assess(List.of(), id -> Optional.empty(), 2025, A_FIFTH).light())
                .isEqualTo(NOT_ASSESSED);
    }

    @ParameterizedTest(name = "on {0} {1} of 365 is expected")
    @CsvSource({"2024-12-31, 0", "2025-01-01, 1", "2025-03-20, 79", "2025-12-31, 365", "2026-01-01, 365"})
    void countsTheDaysOfThePlansYear(LocalDate on, int expected) {
        Assessment assessment = RULE.assess(List.of(firm("i1", 365)), id -> Optional.of(BigDecimal.ONE), 2025, on);

        assertThat(assessment.indicators().getFirst().expected()).isEqualByComparingTo(BigDecimal.valueOf(expected));
    }

    @Test
    void countsTheLeapDay() {
        Assessment assessment = RULE.assess(
                List.of(firm("i1", 366)), id -> Optional.of(BigDecimal.ONE), 2024, LocalDate.of(2024, 3, 1));

        assertThat(assessment.indicators().getFirst().expected()).isEqualByComparingTo(BigDecimal.valueOf(61));
    }

    @Test
    void refusesThresholdsThatAreOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LightRule("x", 1, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE));
    }

    private static Light lightOf(Indicator first, Integer achieved, Indicator second, Integer achievedToo) {
        return RULE.assess(
                        List.of(first, second),
                        id -> Optional.ofNullable(id.equals(first.id()) ? achieved : achievedToo)
                                .map(BigDecimal::valueOf),
                        2025,
                        A_FIFTH)
                .light();
    }

    private static Assessment assess(Map<Indicator, BigDecimal> achieved) {
        Indicator indicator = achieved.keySet().iterator().next();
        return RULE.assess(List.of(indicator), id -> Optional.of(achieved.get(indicator)), 2025, A_FIFTH);
    }

    private static Indicator firm(String id, int target) {
        return new Indicator(
                id,
                "x",
                IndicatorKind.CUMULATIVE,
                Comparison.AT_LEAST,
                BigDecimal.valueOf(target),
                "个",
                null,
                false,
                null);
    }

    private static Indicator growth(String id, boolean aspirational) {
        return new Indicator(
                id,
                "x",
                IndicatorKind.GROWTH_RATE,
                Comparison.AT_LEAST,
                BigDecimal.valueOf(5),
                "%",
                null,
                aspirational,
                null);
    }
}
