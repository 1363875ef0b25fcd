package io.luoshi.task.notice;

import java.util.HashMap;
import java.util.Map;

/**
 * Names the indicators of one task in the notice's words, none twice: 新增泊位 for 新增泊位300个, 新建驿站 for 新建8处驿站.
 */
final class IndicatorNames {

    /** Words this short before a number are its verb, whether in the vocabulary or not. */
    private static final int LONGEST_VERB = 4;

    private final Map<String, Integer> given = new HashMap<>();

    String nameOf(NumberPhrase phrase) {
        return unique(phrase.counts() ? verb(phrase.before()) + phrase.counted() : measured(phrase));
    }

    /** The second indicator of a name gets （2）, which no name from the text contains: its brackets are half-width. */
    String unique(String name) {
        String bare = name.substring(Words.PUSHING.atStart(name).orElse("").length());
        int times = given.merge(bare, 1, Integer::sum);
        return times == 1 ? bare : bare + "（" + times + "）";
    }

    private static String verb(LeadIn before) {
        String metric = before.metric();
        return metric.length() <= LONGEST_VERB && !metric.endsWith("等")
                ? metric + before.movement().orElse("")
                : Words.DOING.first(metric).orElse("");
    }

    /** A count keeps the word of its rising (泊位增加30个); for a rate the kind says it. */
    private static String measured(NumberPhrase phrase) {
        LeadIn before = phrase.before();
        boolean countRises = before.rises() && !phrase.quantity().isRelative();
        return countRises ? before.metric() + before.movement().orElse("") : before.metric();
    }
}
