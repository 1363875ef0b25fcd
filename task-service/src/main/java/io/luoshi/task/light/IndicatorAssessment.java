package io.luoshi.task.light;

import io.luoshi.events.TaskEvent.Light;
import io.luoshi.task.indicator.Indicator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where one indicator stands on a day.
 *
 * @param achieved newest value that counts
 * @param expected what should have been achieved by the day; absent where that cannot be told
 * @param gap expected minus achieved in percentage points of the target, one decimal; negative when in front
 */
public record IndicatorAssessment(
        Indicator indicator,
        @Nullable BigDecimal achieved,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal gap,
        Light light,
        Reason reason) {

    boolean isAssessed() {
        return light != Light.NOT_ASSESSED;
    }

    /** The light as it weighs on the task: what is only strived for pulls it to {@code BEHIND} at most. */
    Light weight() {
        return indicator.aspirational() && light == Light.SERIOUSLY_BEHIND ? Light.BEHIND : light;
    }
}
