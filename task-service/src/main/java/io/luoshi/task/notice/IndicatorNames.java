package io.luoshi.task.notice;

import java.util.HashSet;
import java.util.Set;

/**
 * Names the indicators of one task in the notice's words, none twice: 新增泊位 for 新增泊位600个, 新建洗车点 for 新建5处洗车点.
 */
final class IndicatorNames {

    /** Words this short before a number are its verb, whether in the vocabulary or not. */
    private static final int LONGEST_VERB = 4;

    private final Set<String> given = new HashSet<>();

    String nameOf(NumberPhrase phrase) {
        return unique(phrase.counts() ? verb(phrase.before()) + phrase.counted() : measured(phrase));
    }

    String unique(String name) {
        String bare = name.substring(Words.PUSHING.atStart(name).orElse("").length());
        String unique = bare;
        for (int i = 2; !given.add(unique); i++) {
            unique = bare + "（" + i + "）";
        }
        return unique;
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
