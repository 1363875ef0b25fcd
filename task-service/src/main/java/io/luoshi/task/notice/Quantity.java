package io.luoshi.task.notice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with a measure word: {@code 50家以上}, {@code 2.1万人}, {@code 千亿级}. Numbers without one are names (31号, 5号线,
 * 6G, 12345).
 *
 * @param value multiples resolved, except 亿元 and 万元, which are units of their own
 * @param upTo the upper end of a range (10—15家), of which {@code value} is the lower
 * @param bound the word behind the measure
 * @param start place in the task's text
 * @param end place behind the bound
 */
record Quantity(BigDecimal value, @Nullable BigDecimal upTo, String unit, Bound bound, int start, int end) {

    enum Bound {
        NONE,
        /** 以上 */
        AT_LEAST,
        /** 以内, 以下 */
        AT_MOST,
        /** 左右 */
        ABOUT,
        /** 千亿级: as large as that or larger. */
        SIZE_CLASS
    }

    /** Words that count or measure. What follows in brackets makes another word of it: 3人才, 5条例, 6个月. */
    private static final String MEASURE = "亿元|万元|元|亿美元|万美元|美元|%|‰|个百分点|百分点|倍"
            + "|平方公里|平方千米|平方米|立方米|公里|千米|米|公顷|亩|吨|千瓦时|千瓦|兆瓦|瓦"
            + "|个(?!月|工作日|小时|星期|季度|自然日|年)|人次|人(?![才工民社大行员事口力均])|名(?![校城镇企单])|位(?!于|置)"
            + "|家(?![园庭长电装])|户(?![外籍])|项(?!目(?!标))|件|场次|场(?![所馆地])|次(?![会全])|起(?![来步])|例|宗|批(?!次)"
            + "|处(?![理置室])|座|幢|栋|所|间|套|台(?!账)|条(?!例)|辆|艘|架|张|株|棵|头|盏|根|床|支|只|部(?![委门])|门|册|篇|份";

    /** 10—15家, 3至5万人次; from one value to another (由10家到15家) is no range. */
    private static final String RANGE =
            "(?:(?<![由从自])(?<lower>\\d{1,9}(?:\\.\\d{1,4})?)(?<lowerMultiple>[十百千万亿]{0,2})(?:" + MEASURE
                    + ")?(?:—|–|-|~|至|到){1,2})?";

    private static final Pattern COUNTED = Pattern.compile(
            "(?<![\\dA-Za-z.第])" + RANGE + "(?<number>\\d{1,3}(?:,\\d{3}){1,4}(?!\\d)|\\d++(?:\\.\\d++)?)"
                    + "(?<multiple>[十百千万亿]{0,2}?)(?<measure>" + MEASURE + ")(?<bound>及?以上|以内|以下|左右)?");

    /** A size class: 千亿级 is 1000 亿元 and more. */
    private static final Pattern SIZE = Pattern.compile("(?<![\\dA-Za-z.])(\\d{0,6})([十百千万]{0,2})亿元?级");

    static List<Quantity> in(String text, int start, int end) {
        List<Quantity> found = new ArrayList<>();
        Matcher counted = over(text, COUNTED, start, end);
        while (counted.find()) {
            found.add(counted(counted));
        }
        Matcher size = over(text, SIZE, start, end);
        while (size.find()) {
            BigDecimal digits = size.group(1).isEmpty() ? BigDecimal.ONE : new BigDecimal(size.group(1));
            found.add(
                    new Quantity(times(digits, size.group(2)), null, "亿元", Bound.SIZE_CLASS, size.start(), size.end()));
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return found;
    }

    private static Quantity counted(Matcher counted) {
        String multiple = counted.group("multiple");
        BigDecimal value = times(new BigDecimal(counted.group("number").replace(",", "")), multiple);
        String word = counted.group("bound");
        Bound bound = bound(word == null ? "" : word);
        String lower = counted.group("lower");
        if (lower == null) {
            return new Quantity(value, null, counted.group("measure"), bound, counted.start(), counted.end());
        }
        String own = counted.group("lowerMultiple");
        BigDecimal from = times(new BigDecimal(lower), own.isEmpty() ? multiple : own);
        return new Quantity(from, value, counted.group("measure"), Bound.AT_LEAST, counted.start(), counted.end());
    }

    /** Rules look past the edges of the stretch to see what a number is part of. */
    private static Matcher over(String text, Pattern rule, int start, int end) {
        return rule.matcher(text).region(start, end).useTransparentBounds(true);
    }

    private static BigDecimal times(BigDecimal number, String multiples) {
        BigDecimal value = number;
        for (char multiple : multiples.toCharArray()) {
            value = value.multiply(BigDecimal.TEN.pow("十百千万亿".indexOf(multiple) + (multiple == '亿' ? 4 : 1)));
        }
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0, RoundingMode.UNNECESSARY) : shortest;
    }

    private static Bound bound(String word) {
        return switch (word) {
            case "以上", "及以上" -> Bound.AT_LEAST;
            case "以内", "以下" -> Bound.AT_MOST;
            case "左右" -> Bound.ABOUT;
            default -> Bound.NONE;
        };
    }

    boolean isShare() {
        return unit.equals("%") || unit.equals("‰");
    }

    /** Compares with something else: a share, a difference of shares, a multiple. */
    boolean isRelative() {
        return isShare() || unit.endsWith("百分点") || unit.equals("倍");
    }

    boolean isMoney() {
        return unit.endsWith("元");
    }
}
