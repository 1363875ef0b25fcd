package io.luoshi.task.light;

import static org.assertj.core.api.Assertions.assertThat;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.indicator.Comparison;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.indicator.IndicatorKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every light, whatever the numbers. */
class LightLawsTest {

    private static final LightRule RULE = LightRules.standard();
    private static final List<Light> BEST_FIRST =
            List.of(Light.DONE, Light.AHEAD, Light.ON_TRACK, Light.BEHIND, Light.SERIOUSLY_BEHIND);

    @Property
    void moreAchievedNeverGivesAWorseLight(
            @ForAll("indicators") Indicator indicator,
            @ForAll("values") BigDecimal one,
            @ForAll("values") BigDecimal other,
            @ForAll("days") LocalDate on) {
        BigDecimal more = indicator.isDownward() ? one.min(other) : one.max(other);
        BigDecimal less = indicator.isDownward() ? one.max(other) : one.min(other);

        assertNotWorse(
                assess(indicator, more, on).light(), assess(indicator, less, on).light());
    }

    @Property
    void aLaterDateNeverGivesABetterLight(
            @ForAll("indicators") Indicator indicator,
            @ForAll("values") BigDecimal achieved,
            @ForAll("days") LocalDate one,
            @ForAll("days") LocalDate other) {
        LocalDate earlier = one.isBefore(other) ? one : other;
        LocalDate later = one.isBefore(other) ? other : one;

        assertNotWorse(
                assess(indicator, achieved, earlier).light(),
                assess(indicator, achieved, later).light());
    }

    @Property
    void aFirmIndicatorNeverGivesABetterLightThanTheSameAsAspiration(
            @ForAll("indicators") Indicator indicator,
            @ForAll("values") BigDecimal achieved,
            @ForAll("days") LocalDate on) {
        assertNotWorse(
                assess(aspirational(indicator), achieved, on).light(),
                assess(indicator, achieved, on).light());
    }

    @Property
    void aGapAndALightNeverContradictEachOther(
            @ForAll("indicators") Indicator indicator,
            @ForAll("values") BigDecimal achieved,
            @ForAll("days") LocalDate on) {
        IndicatorAssessment assessed =
                assess(indicator, achieved, on).indicators().getFirst();
        if (assessed.reason() == Reason.PACE) {
            assertThat(assessed.light() == Light.AHEAD).isEqualTo(assessed.gap().compareTo(new BigDecimal("-5")) <= 0);
            assertThat(assessed.light() == Light.SERIOUSLY_BEHIND)
                    .isEqualTo(assessed.gap().compareTo(new BigDecimal("30")) > 0);
        }
    }

    private static void assertNotWorse(Light better, Light worse) {
        if (better != Light.NOT_ASSESSED && worse != Light.NOT_ASSESSED) {
            assertThat(BEST_FIRST.indexOf(better)).isLessThanOrEqualTo(BEST_FIRST.indexOf(worse));
        }
    }

    private static Assessment assess(Indicator indicator, BigDecimal achieved, LocalDate on) {
        return RULE.assess(List.of(indicator), id -> Optional.of(achieved), 2025, on);
    }

    private static Indicator aspirational(Indicator firm) {
        return new Indicator(
                firm.id(),
                firm.name(),
                firm.kind(),
                firm.comparison(),
                firm.target(),
                firm.unit(),
                firm.baseline(),
                true,
                null);
    }

    /** Of every kind and comparison; "equal" for what must hold is left out of the laws on more and less: only one value holds. */
    @Provide
    Arbitrary<Indicator> indicators() {
        return Combinators.combine(
                        Arbitraries.of(IndicatorKind.class),
                        Arbitraries.of(Comparison.class),
                        amounts(0, 1000),
                        amounts(0, 1000).injectNull(0.3))
                .as((kind, comparison, target, baseline) ->
                        new Indicator("i1", "x", kind, comparison, target, "个", baseline, false, null))
                .filter(indicator -> indicator.comparison() != Comparison.EQUAL || !indicator.mustHold());
    }

    @Provide
    Arbitrary<BigDecimal> values() {
        return amounts(-200, 1500);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-20, 400).map(LocalDate.of(2025, 1, 1)::plusDays);
    }

    private static Arbitrary<BigDecimal> amounts(int from, int to) {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(from), BigDecimal.valueOf(to))
                .ofScale(2);
    }
}
