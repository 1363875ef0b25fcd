package io.luoshi.task.indicator;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number to reach (量化指标) by 31 December of the plan's year.
 *
 * @param id unique within the task, for example {@code i1}
 * @param target in {@code unit}; absent where the notice gives no number
 * @param baseline where the value stood before the year, in {@code unit}
 * @param aspirational strived for (力争) instead of promised (确保)
 * @param place the words of the notice it was read from
 */
public record Indicator(
        String id,
        String name,
        IndicatorKind kind,
        Comparison comparison,
        @Nullable BigDecimal target,
        @Nullable String unit,
        @Nullable BigDecimal baseline,
        boolean aspirational,
        @Nullable Place place) {

    /** The same under another id. */
    public Indicator withId(String other) {
        return new Indicator(other, name, kind, comparison, target, unit, baseline, aspirational, place);
    }

    /** Whether both ask for the same, wherever in a notice they stand. */
    public boolean isSameGoalAs(Indicator other) {
        return name.equals(other.name)
                && kind == other.kind
                && comparison == other.comparison
                && Objects.equals(unit, other.unit)
                && aspirational == other.aspirational
                && sameNumber(target, other.target)
                && sameNumber(baseline, other.baseline);
    }

    private static boolean sameNumber(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    /** The goal in a line, as histories show it: 首店 >= 100 家. */
    @Override
    public String toString() {
        String number = target == null ? "" : " " + comparison.symbol() + " " + target.toPlainString();
        return name + number + (unit == null ? "" : " " + unit);
    }

    /** Whether it has a number that reported values can be compared with. */
    public boolean isMeasurable() {
        return target != null && kind.isNumeric();
    }

    /** The less, the better: an upper limit, or a size to be brought down to a target below the baseline. */
    public boolean isDownward() {
        return comparison.isUpperLimit()
                || (comparison == Comparison.EQUAL
                        && developsFromBaseline()
                        && target != null
                        && baseline != null
                        && target.compareTo(baseline) < 0);
    }

    /**
     * Whether it is kept rather than worked towards, so that nothing but holding and not holding can be told: must hold at every
     * report, is a limit that a running count may not exceed, or has a target of zero of which no share can be formed.
     */
    public boolean mustHold() {
        boolean countedUp = kind == IndicatorKind.CUMULATIVE || kind == IndicatorKind.COVERAGE;
        return kind == IndicatorKind.KEEP
                || (countedUp && comparison.isUpperLimit())
                || hundredPercent().signum() == 0;
    }

    /** The amount of which gaps are percentage points: the target, or the way down to a target of zero; 0 when there is neither. */
    public BigDecimal hundredPercent() {
        if (target == null || target.signum() != 0) {
            return target == null ? BigDecimal.ZERO : target.abs();
        }
        return developsFromBaseline() && baseline != null ? baseline.abs() : BigDecimal.ZERO;
    }

    /** Whether a target once reached is done with. A rate can fall again until the year's end, and what must hold must go on holding. */
    public boolean staysReached() {
        return kind != IndicatorKind.GROWTH_RATE && !mustHold();
    }

    /** Whether the value meets the target. "Equal" is met by more (by less, where less is better), save where it must hold. */
    public boolean isReachedBy(BigDecimal value) {
        BigDecimal wanted = target;
        if (wanted == null) {
            return false;
        }
        if (comparison != Comparison.EQUAL || mustHold()) {
            return comparison.holds(value, wanted);
        }
        return (isDownward() ? Comparison.AT_MOST : Comparison.AT_LEAST).holds(value, wanted);
    }

    /** What should have been reached (序时进度); absent where that cannot be told. Source: docs/lights.md. */
    public @Nullable BigDecimal expectedAt(YearShare share) {
        BigDecimal wanted = target;
        if (wanted == null || !kind.isNumeric()) {
            return null;
        }
        if (mustHold() || kind == IndicatorKind.GROWTH_RATE) {
            return wanted;
        }
        if (developsFromBaseline()) {
            return baseline == null ? null : between(baseline, wanted, share);
        }
        return between(kind == IndicatorKind.COVERAGE && baseline != null ? baseline : BigDecimal.ZERO, wanted, share);
    }

    private BigDecimal between(BigDecimal start, BigDecimal wanted, YearShare share) {
        // A start that meets the target already must not be worked away from it.
        return isReachedBy(start) ? wanted : start.add(share.of(wanted.subtract(start)));
    }

    private boolean developsFromBaseline() {
        return kind == IndicatorKind.LEVEL || kind == IndicatorKind.REDUCTION;
    }
}
