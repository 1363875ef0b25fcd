package io.luoshi.task.notice;

import io.luoshi.task.notice.Indicator.Kind;
import java.util.function.Predicate;

/** How a value with a number develops. The first rule that fits counts; the last one always does. */
enum KindRule {
    /** 营收增长8%, 增速5%以上 */
    GROWTH(
            Kind.GROWTH_RATE,
            true,
            phrase -> phrase.quantity().isRelative() && (phrase.before().rises() || named(phrase, Words.GROWTH_NOUNS))),
    /** 投诉量压降30% */
    FALL(Kind.REDUCTION, true, phrase -> phrase.before().falls()),
    /** 失业率控制在5%以内 */
    CEILING(Kind.KEEP, true, phrase -> phrase.quantity().isShare() && phrase.isLimit()),
    /** 覆盖率100% */
    SHARE(Kind.COVERAGE, true, phrase -> phrase.quantity().isRelative() && named(phrase, Words.SHARE_NOUNS)),
    /** 建设进度达到80%: a share, but of what? */
    OTHER_SHARE(Kind.COVERAGE, false, phrase -> phrase.quantity().isRelative()),
    /** 产业规模突破70亿元, 千亿级产业规模 */
    SIZE(
            Kind.LEVEL,
            true,
            phrase -> named(phrase, Words.LEVEL_NOUNS) || phrase.quantity().bound() == Quantity.Bound.SIZE_CLASS),
    /** 成交额突破120亿元: adds up over the year. */
    FLOW(Kind.CUMULATIVE, true, phrase -> phrase.counts() || named(phrase, Words.FLOW_NOUNS)),
    /** 企业达到500家: all there are, or this year's? */
    REACHED(Kind.LEVEL, false, phrase -> phrase.before().reached()),
    /** 新增泊位300个 */
    COUNT(Kind.CUMULATIVE, true, phrase -> true);

    private final Kind kind;
    private final boolean sure;
    private final Predicate<NumberPhrase> applies;

    KindRule(Kind kind, boolean sure, Predicate<NumberPhrase> applies) {
        this.kind = kind;
        this.sure = sure;
        this.applies = applies;
    }

    static KindRule of(NumberPhrase phrase) {
        for (KindRule rule : values()) {
            if (rule.applies.test(phrase)) {
                return rule;
            }
        }
        throw new IllegalStateException("COUNT fits every phrase");
    }

    Kind kind() {
        return kind;
    }

    boolean sure() {
        return sure;
    }

    private static boolean named(NumberPhrase phrase, Wording nouns) {
        String metric = phrase.counts() ? phrase.counted() : phrase.before().metric();
        return nouns.atEnd(metric).isPresent();
    }
}
