package io.luoshi.task.light;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.indicator.Indicator;
import io.luoshi.task.indicator.YearShare;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives lights. The thresholds are data with a version, in percentage points of the target; another rule is another version, so that
 * an old light can be explained by the rule that gave it. Source: docs/lights.md, Yinchuan 2025 (10 and 30 points).
 *
 * @param aheadFrom at least so far in front is {@code AHEAD}
 * @param onTrackUpTo up to so far behind is still {@code ON_TRACK}
 * @param behindUpTo up to so far behind is {@code BEHIND}; beyond it is {@code SERIOUSLY_BEHIND}
 */
public record LightRule(String name, int version, BigDecimal aheadFrom, BigDecimal onTrackUpTo, BigDecimal behindUpTo) {

    private static final List<Light> BEST_FIRST =
            List.of(Light.DONE, Light.AHEAD, Light.ON_TRACK, Light.BEHIND, Light.SERIOUSLY_BEHIND);
    /** Of two with the same light the larger gap is worse. */
    private static final Comparator<IndicatorAssessment> WORSE = Comparator.comparing(
                    (IndicatorAssessment assessed) -> BEST_FIRST.indexOf(assessed.weight()))
            .thenComparing(IndicatorAssessment::gap, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public LightRule {
        if (aheadFrom.signum() < 0 || onTrackUpTo.signum() < 0 || behindUpTo.compareTo(onTrackUpTo) < 0) {
            throw new IllegalArgumentException(
                    "Thresholds out of order: " + aheadFrom + ", " + onTrackUpTo + ", " + behindUpTo);
        }
    }

    /** Name and version, as events and explanations give it. */
    public String id() {
        return name + "-" + version;
    }

    /**
     * Where a task stands. It takes the worst of its indicators; aspirational ones weigh {@code BEHIND} at most. It is {@code DONE}
     * only when every indicator is, so one that cannot be assessed leaves it at {@code AHEAD}.
     *
     * @param achieved the newest value of an indicator, by the indicator's id
     */
    public Assessment assess(
            List<Indicator> indicators, Function<String, Optional<BigDecimal>> achieved, int year, LocalDate on) {
        YearShare share = YearShare.of(year, on);
        List<IndicatorAssessment> each = indicators.stream()
                .map(indicator -> assess(indicator, achieved.apply(indicator.id()), share))
                .toList();
        Optional<IndicatorAssessment> worst =
                each.stream().filter(IndicatorAssessment::isAssessed).max(WORSE);
        Light light = worst.map(IndicatorAssessment::weight).orElse(Light.NOT_ASSESSED);
        boolean complete = each.stream().allMatch(IndicatorAssessment::isAssessed);
        return new Assessment(
                light == Light.DONE && !complete ? Light.AHEAD : light, on, share, id(), each, worst.orElse(null));
    }

    private IndicatorAssessment assess(Indicator indicator, Optional<BigDecimal> reported, YearShare share) {
        BigDecimal expected = indicator.expectedAt(share);
        if (reported.isEmpty() || !indicator.isMeasurable()) {
            Reason reason = indicator.isMeasurable() ? Reason.NOT_REPORTED : Reason.NO_NUMBER;
            return new IndicatorAssessment(
                    indicator, reported.orElse(null), expected, null, Light.NOT_ASSESSED, reason);
        }
        BigDecimal achieved = reported.get();
        BigDecimal gap = gap(indicator, achieved, expected);
        Reason reason = reason(indicator, achieved, gap);
        return new IndicatorAssessment(indicator, achieved, expected, gap, light(reason, gap), reason);
    }

    private static Reason reason(Indicator indicator, BigDecimal achieved, @Nullable BigDecimal gap) {
        boolean reached = indicator.isReachedBy(achieved);
        if (indicator.mustHold()) {
            return reached ? Reason.KEPT : Reason.NOT_KEPT;
        }
        if (reached && indicator.staysReached()) {
            return Reason.REACHED;
        }
        return gap == null ? Reason.NO_BASELINE : Reason.PACE;
    }

    private Light light(Reason reason, @Nullable BigDecimal gap) {
        return switch (reason) {
            case REACHED -> Light.DONE;
            case KEPT -> Light.ON_TRACK;
            case NOT_KEPT -> Light.SERIOUSLY_BEHIND;
            case PACE -> byGap(Objects.requireNonNull(gap));
            case NOT_REPORTED, NO_BASELINE, NO_NUMBER -> Light.NOT_ASSESSED;
        };
    }

    private Light byGap(BigDecimal gap) {
        if (gap.compareTo(aheadFrom.negate()) <= 0) {
            return Light.AHEAD;
        }
        if (gap.compareTo(onTrackUpTo) <= 0) {
            return Light.ON_TRACK;
        }
        return gap.compareTo(behindUpTo) <= 0 ? Light.BEHIND : Light.SERIOUSLY_BEHIND;
    }

    /** Rounded before it is judged, so that the light never contradicts the figure shown. */
    private static @Nullable BigDecimal gap(Indicator indicator, BigDecimal achieved, @Nullable BigDecimal expected) {
        if (expected == null || indicator.hundredPercent().signum() == 0) {
            return null;
        }
        BigDecimal missing = indicator.isDownward() ? achieved.subtract(expected) : expected.subtract(achieved);
        return missing.multiply(HUNDRED)
                .divide(indicator.hundredPercent(), MathContext.DECIMAL64)
                .setScale(1, RoundingMode.HALF_UP);
    }
}
