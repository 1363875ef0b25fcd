package io.luoshi.task.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one task must reach. The text is taken stretch by stretch, a stretch being the words between two commas or
 * full stops: first the {@linkplain NumberPhrase numbers} with a measure word, then, behind the last of them, the
 * {@linkplain DigitFreeRule targets without a digit}.
 */
final class IndicatorReader {

    /** A comma between three digits and three belongs to the number. */
    private static final Pattern STOP = Pattern.compile("[。;!?\\n]|,(?!(?<=\\d,)\\d{3}(?!\\d))");

    private static final int LONGEST_DATE = 16;

    private static final Pattern DIGITS = Pattern.compile("(?<![\\dA-Za-z第+×*/.:~—–-])\\d++(?:[.,]\\d++){0,4}");

    /** What follows a number that names or dates something. */
    private static final Pattern NAMING =
            Pattern.compile("[号年月日时点分秒天周岁强期级类届线路室次\\]A-Za-z+×*/~—–\\-:”》]|小时|个(?:月|工作日|小时|季度|自然日|五年)|热线|地块|平台");

    /** 力争到2025年底, says something of what follows the comma. */
    private static final Pattern OPENING_DATE = Pattern.compile(
            "(?:力争|确保|争取|努力)?(?:到|至|在)?(?:20\\d{2}年)?(?:\\d{1,2}月|[一二三四]季度|上半年|全年|今年|年)?[底末内]?(?:之?前)?");

    private final ReadableText text;
    private final List<DayPhrase> days;
    private final String words;
    private final Doubts doubts;
    private final Asides asides;
    private final IndicatorNames names = new IndicatorNames();
    private final BitSet understood = new BitSet();
    private final List<Indicator> found = new ArrayList<>();

    private IndicatorReader(ReadableText text, @Nullable Integer year, Doubts doubts) {
        this.text = text;
        this.words = text.toString();
        this.days = DayPhrase.deadlinesIn(words, year);
        this.doubts = doubts;
        this.asides = Asides.of(words);
    }

    static List<Indicator> read(ReadableText text, @Nullable Integer year, Doubts doubts) {
        IndicatorReader reader = new IndicatorReader(text, year, doubts);
        Matcher stop = STOP.matcher(reader.words);
        int start = 0;
        while (stop.find()) {
            if (!reader.isOpeningDate(start, stop)) {
                reader.readStretch(start, stop.start());
                start = stop.end();
            }
        }
        reader.readStretch(start, reader.words.length());
        reader.doubtOtherNumbers();
        return List.copyOf(reader.found);
    }

    private boolean isOpeningDate(int start, Matcher stop) {
        int length = stop.start() - start;
        return length > 1
                && length < LONGEST_DATE
                && words.charAt(stop.start()) == ','
                && OPENING_DATE.matcher(words.substring(start, stop.start())).matches();
    }

    private void readStretch(int start, int end) {
        List<NumberPhrase> phrases = PairedValues.apart(NumberPhrase.in(words, start, end));
        phrases.forEach(this::readNumber);
        if (phrases.isEmpty()) {
            readDigitFree(start, end, Optional.empty());
        } else {
            readDigitFree(
                    phrases.getLast().end(), end, Optional.of(phrases.getLast().before()));
        }
    }

    private void readNumber(NumberPhrase phrase) {
        Quantity quantity = phrase.quantity();
        understood.set(phrase.start(), quantity.end());
        phrase.bases().forEach(base -> notTaken(base, NotATarget.BASE));
        Optional<NotATarget> reason =
                asides.contains(quantity.start()) ? Optional.of(NotATarget.ASIDE) : NotATarget.reason(phrase);
        reason.ifPresentOrElse(rule -> notTaken(quantity, rule), () -> take(phrase));
    }

    private void notTaken(Quantity quantity, NotATarget rule) {
        notTaken(quantity.start(), quantity.end(), rule);
    }

    private void notTaken(int start, int end, NotATarget rule) {
        doubts.add(Doubt.Code.NUMBER_NOT_TAKEN, text.span(start, end), words.substring(start, end), rule.name());
    }

    private void take(NumberPhrase phrase) {
        String name = names.nameOf(phrase);
        KindRule rule = KindRule.of(phrase);
        Span span = text.span(phrase.start(), phrase.end());
        if (!rule.sure()) {
            String kind = rule.kind().name();
            doubts.propose(Doubt.Code.INDICATOR_KIND_UNCLEAR, span, kind, name, kind);
        }
        if (phrase.before().paired()) {
            doubts.add(Doubt.Code.PAIRED_VALUES, span, name);
        }
        boolean sure = rule.sure() && !phrase.before().paired();
        found.add(phrase.indicator(name, rule, deadlineBefore(phrase.quantity().start()), span, sure));
    }

    /** The last day named before it in the same sentence. */
    private @Nullable LocalDate deadlineBefore(int place) {
        int sentence = words.lastIndexOf('。', place);
        return days.stream()
                .filter(day -> day.start() > sentence && day.end() <= place)
                .reduce((first, second) -> second)
                .map(DayPhrase::on)
                .orElse(null);
    }

    private void readDigitFree(int from, int end, Optional<LeadIn> previous) {
        int start = Math.max(from, end - NumberPhrase.REACH);
        String stretch = words.substring(start, end);
        for (DigitFreeRule rule : DigitFreeRule.values()) {
            Matcher form = rule.matcher(stretch);
            if (form.matches()) {
                LeadIn alone = LeadIn.of(form.group(1));
                LeadIn before = previous.map(p -> alone.goingOnFrom(p, false)).orElse(alone);
                if (before.isVerbOnly()) {
                    notTaken(start, end, NotATarget.NO_METRIC);
                } else {
                    takeDigitFree(rule, form, before, start, end);
                }
                return;
            }
        }
    }

    private void takeDigitFree(DigitFreeRule rule, Matcher form, LeadIn before, int start, int end) {
        Span span = text.span(start, end);
        String name = names.unique(before.metric());
        found.add(rule.indicator(name, before, deadlineBefore(end), span, rule.isRelative(form)));
        if (rule.isRelative(form)) {
            doubts.add(Doubt.Code.RELATIVE_TARGET, span, name, form.group(2));
        }
    }

    /** Numbers without measure word are names; those that do not look like one either are shown to a person. */
    private void doubtOtherNumbers() {
        Matcher digits = DIGITS.matcher(words);
        while (digits.find()) {
            boolean names =
                    NAMING.matcher(words).region(digits.end(), words.length()).lookingAt();
            if (!names && !understood.get(digits.start())) {
                notTaken(digits.start(), digits.end(), NotATarget.NO_MEASURE);
            }
        }
    }
}
