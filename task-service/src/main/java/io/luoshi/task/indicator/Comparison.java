package io.luoshi.task.indicator;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** How a value compares with the target when the target is reached; the symbol is its form in the API. */
public enum Comparison {
    AT_LEAST(">="),
    AT_MOST("<="),
    EQUAL("="),
    MORE_THAN(">"),
    LESS_THAN("<");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    @JsonValue
    public String symbol() {
        return symbol;
    }

    /** True for a limit from above: the less, the better. */
    public boolean isUpperLimit() {
        return this == AT_MOST || this == LESS_THAN;
    }

    boolean holds(BigDecimal value, BigDecimal target) {
        int order = value.compareTo(target);
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case EQUAL -> order == 0;
            case MORE_THAN -> order > 0;
            case LESS_THAN -> order < 0;
        };
    }
}
