package io.luoshi.task.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * Values that 分别 deals out: 事故起数、受伤人数分别下降10%、5% is two metrics with a value each. Where the names and the values are
 * not equally many, they stay together and a person says which is whose.
 */
final class PairedValues {

    private static final String SEPARATOR = "、|(?<=.{2})[和与及](?=.{2})";

    private PairedValues() {}

    static List<NumberPhrase> apart(List<NumberPhrase> phrases) {
        if (phrases.stream().noneMatch(phrase -> phrase.before().paired())) {
            return phrases;
        }
        List<NumberPhrase> apart = new ArrayList<>();
        for (int i = 0; i < phrases.size(); ) {
            int end = i + 1;
            while (end < phrases.size()
                    && phrases.get(i).before().paired()
                    && goesOn(phrases.get(i), phrases.get(end))) {
                end++;
            }
            apart.addAll(dealt(phrases.subList(i, end)));
            i = end;
        }
        return apart;
    }

    private static boolean goesOn(NumberPhrase first, NumberPhrase next) {
        return next.before().paired()
                && next.before().metric().equals(first.before().metric());
    }

    private static List<NumberPhrase> dealt(List<NumberPhrase> values) {
        String[] names = values.getFirst().before().metric().split(SEPARATOR);
        if (values.size() < 2 || names.length != values.size()) {
            return values;
        }
        List<NumberPhrase> dealt = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            dealt.add(values.get(i).of(full(names[i], names[names.length - 1])));
        }
        return dealt;
    }

    /** 城镇、农村居民收入: what the shorter name leaves out stands at the end of the last. */
    private static String full(String name, String last) {
        return last.length() > name.length() + 1 ? name + last.substring(name.length()) : name;
    }
}
