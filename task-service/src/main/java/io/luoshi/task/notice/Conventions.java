package io.luoshi.task.notice;

import io.luoshi.task.notice.Notice.Convention;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a notice says once for all its clauses, so it must be known before they are read. */
final class Conventions {

    private static final String FIRST = "(?:第一位?|首位|第一个|首个|首家|最前|前面)";

    /** 排在第一位的为牵头单位，下同; also with 列, 名列, 排名 and with the lead before the place. */
    private static final Pattern FIRST_LISTED_LEADS =
            Pattern.compile("(?:排|列|位|名|排名|排序|排列|责任单位|单位|标注)[^。;,]{0,8}" + FIRST
                    + "[^。;,]{0,10}(?:为|是|系|即)[^。;,]{0,4}(?:牵头|主办|主要责任|第一责任)(?:责任)?(?:单位|部门)?"
                    + "|(?:排|列|排名)[^。;,]{0,4}" + FIRST + "(?:的)?(?:单位|部门)?(?:负责)?牵头(?!\\p{IsHan})"
                    + "|" + FIRST + "(?:责任)?(?:单位|部门)?(?:为|是|即为|系)(?:牵头|主办|主要责任)(?:单位|部门)");

    /** 以下均需试点城市政府落实，不再列出 */
    private static final Pattern DEFAULT_UNITS = Pattern.compile(
            "(?:以下|下列)(?:各项|任务|工作)?均?(?:需|须|由|请)([^,;。()]{2,20}?)(?:落实|负责|配合|参与|执行)[,;]?(?:不再|不另)(?:一一|逐一)?(?:列出|重复|赘述|注明)");

    /** Words of a list that are no unit but part of such a rule. */
    private static final Pattern NO_UNIT = Pattern.compile(
            "(?:第一位|首位|第一个|首个|排名第一|列第一).*|.*下同|.*(?:不再|不另)(?:一一|逐一)?(?:列出|重复|赘述|注明)|(?:以下|下列).*均(?:需|须|由).*|为牵头(?:单位|部门)|(?:其他|其余|后者)(?:的)?(?:为|是).*");

    private final List<Notice.Rule> rules = new ArrayList<>();
    private final List<ReadableText> defaults = new ArrayList<>();
    private boolean firstListedLeads;

    static Conventions in(ReadableText text) {
        Conventions conventions = new Conventions();
        Matcher first = FIRST_LISTED_LEADS.matcher(text.toString());
        if (first.find()) {
            conventions.firstListedLeads = true;
            conventions.add(Convention.FIRST_LISTED_LEADS, text.part(first.start(), first.end()));
        }
        Matcher defaults = DEFAULT_UNITS.matcher(text.toString());
        while (defaults.find()) {
            conventions.defaults.add(text.part(defaults.start(1), defaults.end(1)));
            conventions.add(Convention.DEFAULT_UNITS, text.part(defaults.start(), defaults.end()));
        }
        return conventions;
    }

    private void add(Convention convention, ReadableText words) {
        rules.add(new Notice.Rule(convention, words.asWritten(), words.span()));
    }

    boolean firstListedLeads() {
        return firstListedLeads;
    }

    /** Units that the notice names once for all that stands behind that place. */
    List<ReadableText> defaultsAt(Span item) {
        return defaults.stream()
                .filter(unit -> unit.span().start() < item.end())
                .toList();
    }

    boolean isPartOfRule(String words) {
        return NO_UNIT.matcher(words).matches()
                || FIRST_LISTED_LEADS.matcher(words).find();
    }

    /** Notes a rule that follows from how the clauses are written. */
    void applied(Convention convention) {
        if (rules.stream().noneMatch(rule -> rule.convention() == convention)) {
            rules.add(new Notice.Rule(convention, "", null));
        }
    }

    List<Notice.Rule> found() {
        return List.copyOf(rules);
    }
}
