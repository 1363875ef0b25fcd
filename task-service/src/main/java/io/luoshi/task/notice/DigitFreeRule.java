package io.luoshi.task.notice;

import io.luoshi.task.notice.Indicator.Comparison;
import io.luoshi.task.notice.Indicator.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Targets without a digit, told from the form of the words between two commas. Group 1 is the metric, group 2 a figure
 * that the target depends on.
 */
enum DigitFreeRule {
    /** 收入力争正增长 */
    GROWTH("(.+?)正增长", Kind.GROWTH_RATE, Comparison.MORE_THAN, BigDecimal.ZERO, "%"),
    /** 收入增速与经济增长基本同步 */
    IN_STEP("(.{2,40}(?:增速|增幅|增长|收入))与(.{2,20}?)(?:基本|保持)*同步", Kind.GROWTH_RATE, Comparison.EQUAL, null, null),
    /** 满意度不低于全市平均水平 */
    AVERAGE("(.{2,40}?)(?:不低于|高于|快于|好于)(全[国省市区县]平均(?:水平|增速)?|[省市]定目标)", Kind.KEEP, Comparison.AT_LEAST, null, null),
    /** 社区食堂街道全覆盖; not the slogan 全链条、全周期、全覆盖 */
    FULL_COVERAGE("(.+[^、全])全(?:域|面)?覆盖", Kind.COVERAGE, Comparison.EQUAL, BigDecimal.valueOf(100), "%"),
    /** 隐患动态清零 */
    ZERO("(.+)动态清零", Kind.KEEP, Comparison.EQUAL, BigDecimal.ZERO, null),
    /** 断面稳定达Ⅲ类标准 */
    STANDARD("(.{2,40}稳定(?:达|保持|优于).{0,20}(?:标准|类|达标))", Kind.KEEP, Comparison.AT_LEAST, null, null),
    /** 外贸稳中提质 */
    DIRECTION("(.+)稳中(?:提质|有进|有升|向好|求进)", Kind.QUALITATIVE, Comparison.AT_LEAST, null, null);

    private final Pattern form;
    private final Kind kind;
    private final Comparison comparison;
    private final @Nullable BigDecimal target;
    private final @Nullable String unit;

    DigitFreeRule(String form, Kind kind, Comparison comparison, @Nullable BigDecimal target, @Nullable String unit) {
        this.form = Pattern.compile(form);
        this.kind = kind;
        this.comparison = comparison;
        this.target = target;
        this.unit = unit;
    }

    Matcher matcher(String words) {
        return form.matcher(words);
    }

    /** @param relative whether another figure decides */
    Indicator indicator(String name, LeadIn before, @Nullable LocalDate deadline, Span span, boolean relative) {
        return new Indicator(
                name,
                kind,
                comparison,
                target,
                null,
                unit,
                null,
                deadline,
                before.aspirational(),
                before.hedge().orElse(null),
                span,
                relative ? Confidence.UNSURE : Confidence.LIKELY);
    }

    boolean isRelative(Matcher matched) {
        return matched.groupCount() > 1;
    }
}
