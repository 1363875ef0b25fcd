package io.luoshi.task.indicator;

/** How an indicator's value is to develop over the year. Source: docs/lights.md. */
public enum IndicatorKind {
    /** A count or amount that adds up from 1 January: 新增50家, 完成投资109亿元. */
    CUMULATIVE,
    /** A rate that is compared as it is at any time: 增长5%以上. */
    GROWTH_RATE,
    /** A size to be reached once: 规模突破100亿元. */
    LEVEL,
    /** A size to be brought down: 压降30%. */
    REDUCTION,
    /** A share of all: 覆盖率100%. */
    COVERAGE,
    /** Must hold at every report: 动态清零. */
    KEEP,
    /** An event: 完工, 投用. Judged by milestones, never by a number. */
    MILESTONE,
    /** A direction without a number: 深化…改革. */
    QUALITATIVE;

    /** Whether a number tells where it stands. */
    public boolean isNumeric() {
        return this != MILESTONE && this != QUALITATIVE;
    }
}
