package io.luoshi.task.notice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which notices number their parts, outermost first. A mark nests under those before it. */
enum Marker {
    /** {@code 第一部分} */
    PART("(第[一二三四五六七八九十]{1,3}(?:部分|章|篇))[、:.]?"),
    /** {@code 一、}; not 一、二产业 */
    CHAPTER("([一二三四五六七八九十]{1,3})[、.](?![一二三四五六七八九十])"),
    /** {@code （一）} */
    SECTION("(\\([一二三四五六七八九十]{1,3}\\))[、.]?"),
    /** {@code 1.}, {@code 1、} */
    ITEM("(\\d{1,4})[.、]"),
    /** {@code （1）} */
    POINT("(\\(\\d{1,3}\\))[.、]?"),
    /** {@code ①} */
    CIRCLE("([①-⑳])"),
    /** {@code ▲}, {@code ★} */
    BULLET("([▲★●■◆△☆※•])"),
    /** {@code ——} */
    DASH("(——|--)(?!\\d)");

    private static final Pattern DATE = Pattern.compile("20\\d{2}年|\\d{1,2}月");
    private static final String DIGITS = "一二三四五六七八九";
    private final Pattern form;

    Marker(String form) {
        this.form = Pattern.compile(form);
    }

    /**
     * A mark found in a text.
     *
     * @param number as written, with its brackets, without the stop behind it
     * @param end place behind the mark
     */
    record Mark(Marker marker, ReadableText number, int start, int end) {

        /** 12 for 12, （十二） and ⑫; 0 for a bullet. */
        int value() {
            return Marker.value(number.toString());
        }

        /** 121 in 11.121人才项目, but not the date in 1.2025年底前: the mark runs into digits and may be part of a decimal. */
        boolean runsIntoDigits(ReadableText text) {
            return end < text.length()
                    && Character.isDigit(text.toString().charAt(end))
                    && !DATE.matcher(text.toString()).region(end, text.length()).lookingAt();
        }
    }

    /** The mark with which a text goes on at a place, if one stands there. */
    static @Nullable Mark at(ReadableText text, int place) {
        for (Marker marker : values()) {
            Matcher matcher = marker.form.matcher(text.toString()).region(place, text.length());
            if (matcher.lookingAt()) {
                return new Mark(marker, text.part(matcher.start(1), matcher.end(1)), place, matcher.end());
            }
        }
        return null;
    }

    static int value(String number) {
        String bare = number.startsWith("(") ? number.substring(1, number.length() - 1) : number;
        if (bare.isEmpty()) {
            return 0;
        }
        char first = bare.charAt(0);
        if (first >= '①' && first <= '⑳') {
            return first - '①' + 1;
        }
        boolean digits = first >= '0' && first <= '9';
        return digits ? Integer.parseInt(bare) : numeral(bare.startsWith("第") ? bare.replaceAll("[第部分章篇]", "") : bare);
    }

    /** 一 to 九十九; anything else is 0. */
    private static int numeral(String numeral) {
        int ten = numeral.indexOf('十');
        if (ten < 0) {
            return DIGITS.indexOf(numeral.charAt(numeral.length() - 1)) + 1;
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(numeral.charAt(ten - 1)) + 1;
        String ones = numeral.substring(ten + 1);
        return tens * 10 + (ones.isEmpty() ? 0 : numeral(ones));
    }
}
