package io.luoshi.task.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a task must reach. Multiples are resolved (2.1万人 is 21000 人); amounts of money stay in 亿元 or 万元.
 *
 * @param name the metric in the notice's words, unique within the task
 * @param target absent where the words give no number of their own (与经济增长同步, 达Ⅲ类标准); of a range its lower end
 * @param upTo the upper end of a range (10—15家); absent for most
 * @param unit the measure word of the numbers
 * @param baseline where the metric stands before, if the text says so (由60%提高到65%)
 * @param deadline the day by which it is to be reached, if its sentence names one; else it is due with the task or the year
 * @param aspirational whether the text only strives for it (力争, 冲刺, 努力, 争取) instead of promising it
 * @param hedge the word that says how firmly it is meant, such as 力争 or 确保
 * @param span the words it was read from
 */
public record Indicator(
        String name,
        Kind kind,
        Comparison comparison,
        @Nullable BigDecimal target,
        @Nullable BigDecimal upTo,
        @Nullable String unit,
        @Nullable BigDecimal baseline,
        @Nullable LocalDate deadline,
        boolean aspirational,
        @Nullable String hedge,
        Span span,
        Confidence confidence) {

    /** How the value is to develop over the year, which decides what is expected at a given day. */
    public enum Kind {
        /** A count or amount that adds up: 新增50家, 完成投资20亿元. */
        CUMULATIVE,
        /** 增长5%以上. */
        GROWTH_RATE,
        /** A size reached once: 规模突破100亿元. */
        LEVEL,
        /** 压降30%. */
        REDUCTION,
        /** A share of all: 覆盖率100%, 全覆盖. */
        COVERAGE,
        /** Must hold at every report: 动态清零, 稳定达到标准. */
        KEEP,
        /** An event: 完工, 投用. Set by people and plans; the reader never guesses one. */
        MILESTONE,
        /** A direction without measure: 稳中提质. */
        QUALITATIVE
    }

    /** How a reported value compares with the target when it is reached. */
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

        public String symbol() {
            return symbol;
        }
    }
}
