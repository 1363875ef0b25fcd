package io.luoshi.task.notice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with a measure word: {@code 50家以上}, {@code 2.1万人}, {@code 千亿级}. Numbers without one are names (31号, 5号线,
 * 6G, 12345).
 *
 * @param value multiples resolved, except 亿元 and 万元, which are units of their own
 * @param bound the word behind the measure
 * @param start place in the task's text
 * @param end place behind the bound
 */
record Quantity(BigDecimal value, String unit, Bound bound, int start, int end) {

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

    private static final Pattern COUNTED =
            Pattern.compile("(?<![\\dA-Za-z.第])(\\d{1,3}(?:,\\d{3}){1,4}(?!\\d)|\\d++(?:\\.\\d++)?)"
                    + "([十百千万亿]{0,2}?)(" + MEASURE + ")(及?以上|以内|以下|左右)?");

    /** A size class: 千亿级 is 1000 亿元 and more. */
    private static final Pattern SIZE = Pattern.compile("(?<![\\dA-Za-z.])(\\d{0,6})([十百千万]{0,2})亿元?级");

    static List<Quantity> in(String text, int start, int end) {
        List<Quantity> found = new ArrayList<>();
        Matcher counted = over(text, COUNTED, start, end);
        while (counted.find()) {
            BigDecimal value = times(new BigDecimal(counted.group(1).replace(",", "")), counted.group(2));
            Bound bound = bound(counted.group(4) == null ? "" : counted.group(4));
            found.add(new Quantity(value, counted.group(3), bound, counted.start(), counted.end()));
        }
        Matcher size = over(text, SIZE, start, end);
        while (size.find()) {
            BigDecimal digits = size.group(1).isEmpty() ? BigDecimal.ONE : new BigDecimal(size.group(1));
            found.add(new Quantity(times(digits, size.group(2)), "亿元", Bound.SIZE_CLASS, size.start(), size.end()));
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return found;
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
