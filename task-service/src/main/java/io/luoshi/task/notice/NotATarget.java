package io.luoshi.task.notice;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Why a number was not taken for a target; the second argument of {@link Doubt.Code#NUMBER_NOT_TAKEN}. The first rule that
 * fits is given as the reason.
 */
public enum NotATarget {
    /** “引进人才2000名”计划, (含3个案例): in a name or a remark. */
    ASIDE,
    /** 8个项目完成投资20亿元: only what the next number rests on. */
    BASE,
    /** 2000余客户: no measure word that the reader knows. */
    NO_MEASURE,
    /** 5000平方米的公园 */
    ATTRIBUTE(phrase -> phrase.counted().startsWith("的")),
    /** 2000万元以上企业: a class of enterprises, not so many of them. */
    THRESHOLD(phrase -> phrase.counts() && bounded(phrase.quantity()) && !countable(phrase)),
    /** 最高补助100万元 */
    POLICY(phrase -> Words.POLICY.isIn(phrase.words().replace("每年", ""))),
    /** 总投资5亿元项目 */
    DESCRIPTION(phrase ->
            phrase.counts() && Words.DESCRIBING.atEnd(phrase.before().metric()).isPresent()),
    /** 依托3个园区: given, not to be done. */
    NOTHING_TO_DO(phrase -> phrase.counts() ? !acts(phrase) : onlySets(phrase)),
    /** 净增3家 with nothing before it: of what? */
    NO_METRIC(phrase -> !phrase.counts() && phrase.before().isVerbOnly() && !servesPeople(phrase));

    private final Predicate<NumberPhrase> applies;

    /** Seen before a phrase is weighed. */
    NotATarget() {
        this(phrase -> false);
    }

    NotATarget(Predicate<NumberPhrase> applies) {
        this.applies = applies;
    }

    static Optional<NotATarget> reason(NumberPhrase phrase) {
        for (NotATarget rule : values()) {
            if (rule.applies.test(phrase)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static boolean servesPeople(NumberPhrase phrase) {
        return "人次 人 名 户".contains(phrase.quantity().unit())
                && Words.SERVING.atEnd(phrase.before().metric()).isPresent();
    }

    private static boolean bounded(Quantity quantity) {
        return quantity.upTo() == null
                && (quantity.bound() == Quantity.Bound.AT_LEAST || quantity.bound() == Quantity.Bound.AT_MOST);
    }

    /** 新建30个以上公园 counts parks; with money or people it would class what follows. */
    private static boolean countable(NumberPhrase phrase) {
        Quantity quantity = phrase.quantity();
        String metric = phrase.before().metric();
        return !quantity.isMoney()
                && !quantity.unit().equals("人")
                && (metric.isEmpty()
                        || metric.endsWith("等")
                        || Words.DOING.atEnd(metric).isPresent());
    }

    private static boolean acts(NumberPhrase phrase) {
        String metric = phrase.before().metric();
        return metric.endsWith("等")
                || Words.DOING.isIn(metric)
                || phrase.before().movement().isPresent()
                || phrase.before().hedge().isPresent()
                || metric.isEmpty() && Words.DOING.isIn(phrase.counted());
    }

    private static boolean onlySets(NumberPhrase phrase) {
        String metric = phrase.before().metric();
        return Words.SETTING.atStart(metric).isPresent() && !Words.DOING.isIn(metric);
    }
}
